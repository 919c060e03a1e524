import { type LocalDate, daysBetween } from '../../../kernel/local-date.js';

export type VersionUse = 'OK' | 'FIX_BY' | 'URGENT' | 'OVERDUE';

/** Calendar days without a call after which a sunset no longer affects the application. */
const QUIET_AFTER_DAYS = 28;
/** Calendar days before the sunset below which it is urgent. */
const URGENT_WITHIN_DAYS = 30;

/**
 * How urgently an application must move off a deprecated version.
 * @param sunsetOn the day from which the version is no longer served; null if none is set
 * @param lastCallOn the last UTC day on which the application called it in the environment asked about; null before the first
 *   call
 * @param today the UTC date
 */
export function versionUse(
  { sunsetOn, lastCallOn }: { readonly sunsetOn: LocalDate | null; readonly lastCallOn: LocalDate | null },
  today: LocalDate,
): VersionUse {
  if (lastCallOn === null || daysBetween(lastCallOn, today) > QUIET_AFTER_DAYS) return 'OK';
  if (sunsetOn === null) return 'FIX_BY';
  const daysLeft = daysBetween(today, sunsetOn);
  if (daysLeft <= 0) return 'OVERDUE';
  return daysLeft < URGENT_WITHIN_DAYS ? 'URGENT' : 'FIX_BY';
}
