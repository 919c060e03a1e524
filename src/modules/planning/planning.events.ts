/** Events whose subject is the id of a holiday region. */
export const HOLIDAY_EVENTS = {
  /** Its public holidays were set. */
  set: 'holidays.set',
  /** Its work week was set. */
  workWeekSet: 'work-week.set',
} as const;
