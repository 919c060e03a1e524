/** Events whose subject is the engagement's id. */
export const HEALTH_EVENTS = {
  /** Someone requested a new evaluation. */
  recomputeRequested: 'health.recompute-requested',
  /** An evaluation was stored; triggers no job. */
  scored: 'health.scored',
} as const;

/** Due work on an engagement. */
export const HEALTH_DUE = {
  /** The daily evaluation, at 00:05 in the engagement's zone. */
  daily: 'health.daily',
  /** The end of an override's last day. */
  overrideEnd: 'health.override-end',
} as const;

/** The jobs that evaluate health: after events, and daily. */
export const RECOMPUTE_HEALTH = { queue: 'health', job: 'recompute-health' } as const;
export const DAILY_HEALTH = { queue: 'health', job: 'daily-health' } as const;
/** The job that evaluates the engagements of a model that was activated. */
export const APPLY_MODEL = { queue: 'health', job: 'apply-model' } as const;
/** The job that records the end of an override. */
export const END_OVERRIDE = { queue: 'health', job: 'end-override' } as const;
