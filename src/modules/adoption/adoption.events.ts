/** What this module announces. */
export const USAGE_EVENTS = {
  /** Calls of an engagement's partner were counted; the subject is the engagement, one event for each active one. */
  ingested: 'usage.ingested',
} as const;
