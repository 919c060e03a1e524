/** Events whose subject is the engagement's id; consumers register with `JobRegistry.onEvents`. */
export const ENGAGEMENT_EVENTS = {
  started: 'engagement.started',
  /** The engagement, or anything that its health or its readers depend on, has changed. */
  changed: 'engagement.changed',
  /**
   * The forecast was updated at the start of a day; triggers no job, because the daily health evaluation follows
   * anyway.
   */
  reforecast: 'engagement.reforecast',
} as const;
