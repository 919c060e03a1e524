/** Events whose subject is the id of a region's public holidays. */
export const HOLIDAY_EVENTS = {
  /** Somebody said which days they are. */
  set: 'holidays.set',
} as const;
