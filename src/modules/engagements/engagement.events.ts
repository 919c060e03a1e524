/** Events whose subject is the engagement's id. */
export const ENGAGEMENT_EVENTS = {
  /** It was started. */
  started: 'engagement.started',
  /** Something of it changed that people or jobs look at: its plan, blockers, ball, team, scope, log, pulses. */
  changed: 'engagement.changed',
  /** Its forecast moved as a day began; no job follows from it, since the day's own evaluation of health comes next. */
  reforecast: 'engagement.reforecast',
} as const;
