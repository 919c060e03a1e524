/** What this module announces. */
export const USAGE_EVENTS = {
  /** Calls of an engagement's partner were counted; the subject is the engagement, one event for each active one. */
  ingested: 'usage.ingested',
} as const;

/** The queue and the jobs on it: about a partner's client ids, and about a version of an API product. */
export const REPLAY_OF_PARTNER = { queue: 'usage', job: 'replay-quarantine-of-partner' } as const;
export const REPLAY_OF_CATALOG = { queue: 'usage', job: 'replay-quarantine-of-catalog' } as const;
/** The job about an API key. */
export const EXPIRE_QUARANTINE = { queue: 'usage', job: 'expire-quarantine' } as const;
