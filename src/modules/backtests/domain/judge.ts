import { type LocalDate, mondayOf } from '../../../kernel/local-date.js';
import type { WorkingCalendar } from '../../../kernel/working-days.js';

/** An engagement on a day with a daily evaluation, scored by one model. */
export interface DaySample {
  /** In the engagement's time zone. */
  readonly day: LocalDate;
  /** Whether the outcome was so already. */
  readonly isSo: boolean;
  /** Whether the band was AT_RISK or CRITICAL; null if it was INSUFFICIENT_DATA. Only read if it may count. */
  readonly isWarned: boolean | null;
}

/** What happened to an engagement. */
export interface Past {
  readonly calendar: Pick<WorkingCalendar, 'workingDayAfter' | 'workingDaysBetween'>;
  /** The days on which the outcome came, in order. */
  readonly outcomes: readonly LocalDate[];
  /** The last day whose outcome is known; null if the engagement has ended, because nothing can come any more. */
  readonly knownUntil: LocalDate | null;
}

/** A sample that counts. */
export interface Judgement {
  readonly day: LocalDate;
  readonly isWarned: boolean;
  /** The day on which the outcome came within the horizon; null if it did not. */
  readonly outcome: LocalDate | null;
}

/** Working days after a sample within which the outcome counts as predicted. */
export const HORIZON_DAYS = 30;

/** The samples that count, in order: the first of each ISO week that has a band, before the outcome was so, and is known. */
export function judgeSamples(past: Past, samples: Iterable<DaySample>): Judgement[] {
  const judged: Judgement[] = [];
  let week: LocalDate | null = null;
  for (const sample of samples) {
    const { day, isSo } = sample;
    const monday = mondayOf(day);
    if (monday === week || isSo) continue;
    const { isWarned } = sample;
    if (isWarned === null) continue;
    week = monday;
    const last = past.calendar.workingDayAfter(day, HORIZON_DAYS);
    const outcome = past.outcomes.find((came) => came >= day && came <= last) ?? null;
    const isKnown = outcome !== null || past.knownUntil === null || last <= past.knownUntil;
    if (isKnown) judged.push({ day, isWarned, outcome });
  }
  return judged;
}

/**
 * The lead time of each outcome that was predicted: working days from the start of the last unbroken run of warned samples
 * before it.
 */
export function leadTimes({ calendar, outcomes }: Past, judged: readonly Judgement[]): number[] {
  return outcomes.flatMap((outcome, index) => {
    const previous = outcomes[index - 1];
    const before = judged.filter(({ day }) => day <= outcome && (previous === undefined || day > previous));
    const last = before.findLastIndex(({ isWarned }) => isWarned);
    if (before[last]?.outcome !== outcome) return [];
    const start = before.findLastIndex(({ isWarned }, at) => at < last && !isWarned) + 1;
    return [calendar.workingDaysBetween(before[start]!.day, outcome)];
  });
}
