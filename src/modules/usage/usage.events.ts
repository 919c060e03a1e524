export const USAGE_EVENTS = {
  /** Calls of an engagement's partner were counted; the subject is the engagement, one event per active engagement. */
  ingested: 'usage.ingested',
} as const;

/** Jobs whose subject is a partner with new client ids, and an API version that changed. */
export const REPLAY_OF_PARTNER = { queue: 'usage', job: 'replay-quarantine-of-partner' } as const;
export const REPLAY_OF_CATALOG = { queue: 'usage', job: 'replay-quarantine-of-catalog' } as const;
/** Job whose subject is an API key. */
export const EXPIRE_QUARANTINE = { queue: 'usage', job: 'expire-quarantine' } as const;
/** Job without a subject of its own: its one row of due work has a fixed id. */
export const USAGE_MONTHS = { queue: 'usage', job: 'usage-months' } as const;
