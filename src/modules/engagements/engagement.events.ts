/** Events whose subject is the engagement's id; consumers register with `JobRegistry.onEvents`. */
export const ENGAGEMENT_EVENTS = {
  started: 'engagement.started',
  /** Something that people or jobs depend on has changed: plan, blockers, ball, team, scope, progress or pulses. */
  changed: 'engagement.changed',
  /**
   * The forecast was updated at the start of a day; triggers no job, because the daily health evaluation follows
   * anyway.
   */
  reforecast: 'engagement.reforecast',
} as const;
