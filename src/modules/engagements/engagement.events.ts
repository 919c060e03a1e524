/** Events whose subject is the engagement's id. */
export const ENGAGEMENT_EVENTS = {
  /** It was started. */
  started: 'engagement.started',
  /** Its milestones, dates, stage or log changed, or its partner gave a pulse. */
  changed: 'engagement.changed',
} as const;
