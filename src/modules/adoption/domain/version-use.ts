import { type LocalDate, daysBetween } from '../../../kernel/local-date.js';

export type VersionUse = 'OK' | 'FIX_BY' | 'URGENT' | 'OVERDUE';

/** Without a call for longer than this it no longer matters that a version ends; in calendar days. */
const QUIET_AFTER_DAYS = 28;
/** Less than this before the sunset it is urgent; in calendar days. */
const URGENT_WITHIN_DAYS = 30;

/**
 * How pressing it is that an application leaves a deprecated version.
 * @param sunsetOn the version's last day; null if nobody has set it yet
 * @param lastCallOn the last UTC day of a call by the application; null before any
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
