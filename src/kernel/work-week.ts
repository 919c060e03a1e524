/** The working days of a week as ISO 8601 numbers (1 is Monday, 7 is Sunday), sorted and unique. */
export type WorkWeek = readonly number[];

export const WEEKDAYS = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const MONDAY_TO_FRIDAY: WorkWeek = [1, 2, 3, 4, 5];
const SUNDAY_TO_THURSDAY: WorkWeek = [1, 2, 3, 4, 7];
const ALL_BUT_FRIDAY: WorkWeek = [1, 2, 3, 4, 6, 7];

/** Countries whose weekend is not Saturday and Sunday. */
const OTHER_WORK_WEEKS: Readonly<Record<string, WorkWeek>> = {
  ...Object.fromEntries(
    ['BH', 'DZ', 'EG', 'IL', 'IQ', 'JO', 'KW', 'LY', 'OM', 'QA', 'SA', 'SD', 'SY', 'YE'].map((country) => [
      country,
      SUNDAY_TO_THURSDAY,
    ]),
  ),
  IR: ALL_BUT_FRIDAY,
};

/** @returns a region's work week until someone edits it; subdivisions have their country's */
export function defaultWorkWeek(region: string): WorkWeek {
  return OTHER_WORK_WEEKS[region.slice(0, 2)] ?? MONDAY_TO_FRIDAY;
}

export function workWeekOf(days: readonly Weekday[]): WorkWeek {
  return [...new Set(days.map((day) => WEEKDAYS.indexOf(day) + 1))].sort((a, b) => a - b);
}

export function weekdaysOf(week: WorkWeek): Weekday[] {
  return week.map((number) => WEEKDAYS[number - 1]!);
}
