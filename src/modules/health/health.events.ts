/** Events whose subject is the engagement's id. */
export const HEALTH_EVENTS = {
  /** Someone asked for a new score. */
  recomputeRequested: 'health.recompute-requested',
  /** An evaluation was stored; no job follows from it. */
  scored: 'health.scored',
} as const;

/** Work that Clock makes due on an engagement. */
export const HEALTH_DUE = {
  /** The day's own evaluation, at 00:05 in the engagement's zone. */
  daily: 'health.daily',
} as const;

/** The queue and the jobs on it. */
export const RECOMPUTE_HEALTH = { queue: 'health', job: 'recompute-health' } as const;
export const DAILY_HEALTH = { queue: 'health', job: 'daily-health' } as const;
