import { z } from 'zod';

/** Leaves room on both sides of the clock: plans reach decades ahead, and reports years back. */
const [FIRST_YEAR, LAST_YEAR] = [1970, 2999];

/** Describes a valid instant; completes the sentence "must be …". */
export const CLOCK_INSTANT = `an instant between the years ${FIRST_YEAR} and ${LAST_YEAR} such as 2026-12-21T08:00:00Z`;

/** Parses an instant for the embedded default's clock. */
export const clockInstant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((instant) => {
    const year = instant.getUTCFullYear();
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  });
