import { assertDayAhead } from '../../../kernel/day-ahead.js';
import { type EngagementStatus, hasEnded } from '../../../kernel/enums.js';
import { refuse } from '../../../kernel/errors.js';
import type { LocalDate } from '../../../kernel/local-date.js';

/** Calendar days from today: two years, one of them a leap year. */
const MAX_HOLD_DAYS = 731;

interface Holdable {
  readonly key: string;
  readonly status: EngagementStatus;
  readonly expectedResumeOn: LocalDate | null;
}

/**
 * Allows an active engagement to be put on hold, and one on hold to change its expected resume date.
 * @param today in the engagement's time zone
 * @throws Refusal if the engagement has ended, or the date is unchanged or out of range
 */
export function assertCanHold(
  { key, status, expectedResumeOn }: Holdable,
  wanted: LocalDate,
  today: LocalDate,
): void {
  if (hasEnded(status))
    refuse(
      'NOT_ALLOWED_IN_STATE',
      'engagementId',
      `${key} is ${status}; only an active engagement can be put on hold.`,
    );
  if (status === 'ON_HOLD' && expectedResumeOn === wanted)
    refuse('NOT_ALLOWED_IN_STATE', 'engagementId', `${key} is already ON_HOLD until ${wanted}.`);
  const instead = (last: LocalDate) => `choose a day up to ${last}, or close the engagement`;
  assertDayAhead(wanted, { today, maxDays: MAX_HOLD_DAYS, field: 'expectedResumeOn', instead });
}

/** @throws Refusal if the engagement is not on hold */
export function assertOnHold({ key, status }: Omit<Holdable, 'expectedResumeOn'>): void {
  if (status !== 'ON_HOLD')
    refuse(
      'NOT_ALLOWED_IN_STATE',
      'engagementId',
      `${key} is ${status}; only an engagement on hold can be resumed.`,
    );
}
