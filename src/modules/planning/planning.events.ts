/** Events whose subject is the id of a region's public holidays. */
export const HOLIDAY_EVENTS = {
  /** Somebody said which days they are. */
  set: 'holidays.set',
  /** Somebody said on which days of the week people work there. */
  workWeekSet: 'work-week.set',
} as const;
