import { z } from 'zod';

/** Plans reach decades ahead of the clock and look years back: it must have room on both sides. */
const [FIRST_YEAR, LAST_YEAR] = [1970, 2999];

/** What a right instant looks like, as the end of the sentence "must be …". */
export const CLOCK_INSTANT = `an instant between the years ${FIRST_YEAR} and ${LAST_YEAR} such as 2026-12-21T08:00:00Z`;

/** Reads an instant that the clock of the embedded default may be set to. */
export const clockInstant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((instant) => {
    const year = instant.getUTCFullYear();
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  });
