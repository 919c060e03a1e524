/** Events whose subject is the engagement's id; consumers register with `JobRegistry.onEvents`. */
export const ENGAGEMENT_EVENTS = {
  /** It was started. */
  started: 'engagement.started',
  /** Something that people or jobs depend on changed: its plan, blockers, ball, team, scope, log or pulses. */
  changed: 'engagement.changed',
  /** Its forecast moved as a day began; no job follows from it, since the day's own evaluation of health comes next. */
  reforecast: 'engagement.reforecast',
} as const;
