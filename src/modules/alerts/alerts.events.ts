/** Events whose subject is the alert's id. */
export const ALERT_EVENTS = {
  /** An alert opened, was acknowledged, or resolved itself; triggers no job. */
  changed: 'alert.changed',
} as const;

/** Due work, one row, planned by a migration. */
export const USAGE_ALERTS_DUE = 'alerts.usage';

/** The job that judges usage every hour. */
export const JUDGE_USAGE = { queue: 'alerts', job: 'judge-usage' } as const;
