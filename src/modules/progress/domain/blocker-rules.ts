import { assertDayAhead } from '../../../kernel/day-ahead.js';
import { refuse } from '../../../kernel/errors.js';
import type { LocalDate } from '../../../kernel/local-date.js';

/** How many calendar days ahead a commitment may be: two years, one of them a leap year. */
export const MAX_COMMITMENT_DAYS = 731;

/**
 * A commitment must be today or later, within two years.
 * @param today in the engagement's time zone
 * @throws Refusal if it is not
 */
export function assertCommitmentDay(day: LocalDate | null, today: LocalDate, field: string): void {
  if (day === null) return;
  const instead = (last: LocalDate) => `commit to ${last} or earlier`;
  assertDayAhead(day, { today, maxDays: MAX_COMMITMENT_DAYS, field, instead });
}

/** @throws Refusal if the blocker is no longer open */
export function assertOpen({ resolvedAt }: { readonly resolvedAt: Date | null }, field: string): void {
  if (resolvedAt !== null)
    refuse('NOT_ALLOWED_IN_STATE', field, `It was already resolved at ${resolvedAt.toISOString()}.`);
}
