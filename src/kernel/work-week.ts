/** The days of the week on which people work, as ISO 8601 numbers them: 1 is Monday, 7 is Sunday; in order, each once. */
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
const ELSEWHERE: Readonly<Record<string, WorkWeek>> = {
  ...Object.fromEntries(
    ['BH', 'DZ', 'EG', 'IL', 'IQ', 'JO', 'KW', 'LY', 'OM', 'QA', 'SA', 'SD', 'SY', 'YE'].map((country) => [
      country,
      SUNDAY_TO_THURSDAY,
    ]),
  ),
  IR: ALL_BUT_FRIDAY,
};

/** @returns the work week that a region has until someone edits it; a part of a country has the country's */
export function defaultWorkWeek(region: string): WorkWeek {
  return ELSEWHERE[region.slice(0, 2)] ?? MONDAY_TO_FRIDAY;
}

export function workWeekOf(days: readonly Weekday[]): WorkWeek {
  return [...new Set(days.map((day) => WEEKDAYS.indexOf(day) + 1))].sort((a, b) => a - b);
}

export function weekdaysOf(week: WorkWeek): Weekday[] {
  return week.map((number) => WEEKDAYS[number - 1]!);
}
