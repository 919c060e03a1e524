/** Events whose subject is the engagement's id. */
export const ENGAGEMENT_EVENTS = {
  /** It was started. */
  started: 'engagement.started',
  /** Its milestones, dates, stage or log changed. */
  changed: 'engagement.changed',
} as const;
