import { assertDayAhead } from '../../../kernel/day-ahead.js';
import type { EngagementStatus, HealthBand } from '../../../kernel/enums.js';
import { refuse } from '../../../kernel/errors.js';
import { addDays, instantAt, type LocalDate } from '../../../kernel/local-date.js';
import type { KnownBand } from '../../../kernel/health-model.js';

/** Calendar days from today. */
export const MAX_OVERRIDE_DAYS = 60;

/** @returns the end of an override's last local day, exclusive */
export function endOfOverride(lastDay: LocalDate, timeZone: string): Date {
  return instantAt(addDays(lastDay, 1), '00:00', timeZone);
}

interface Overridable {
  readonly key: string;
  readonly status: EngagementStatus;
}

/** @throws Refusal unless the engagement is active */
export function assertCanOverride({ key, status }: Overridable): void {
  if (status !== 'ACTIVE')
    refuse(
      'NOT_ALLOWED_IN_STATE',
      'engagementId',
      `${key} is ${status}; only the health of an active engagement can be overridden.`,
    );
}

/** @throws Refusal if no score can earn the band */
export function knownBand(band: HealthBand): KnownBand {
  if (band === 'INSUFFICIENT_DATA')
    refuse('INVALID', 'band', 'INSUFFICIENT_DATA cannot be set; use HEALTHY, AT_RISK or CRITICAL.');
  return band;
}

/** @param today in the engagement's time zone. @throws Refusal if the day is in the past or too far ahead */
export function assertLastDay(day: LocalDate, today: LocalDate): void {
  const instead = (last: LocalDate) => `an override lasts at most ${MAX_OVERRIDE_DAYS} days, until ${last}`;
  assertDayAhead(day, { today, maxDays: MAX_OVERRIDE_DAYS, field: 'until', instead });
}
