/** Events whose subject is the id of a region's public holidays. */
export const HOLIDAY_EVENTS = {
  /** Someone said which days they are. */
  set: 'holidays.set',
  /** Someone said on which days of the week people work there. */
  workWeekSet: 'work-week.set',
} as const;
