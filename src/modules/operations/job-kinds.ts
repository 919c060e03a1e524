import type { IdKind } from '../../kernel/ids.js';
import type { Route } from '../../platform/jobs/job-registry.js';
import { EXPIRE_QUARANTINE, REPLAY_OF_CATALOG, REPLAY_OF_PARTNER, USAGE_MONTHS } from '../usage/index.js';
import { CHECKLIST_SET, CREDENTIALS_CHANGED } from '../gates/index.js';
import { JUDGE_USAGE } from '../alerts/index.js';
import { RUN_BACKTEST } from '../backtests/index.js';
import { APPLY_MODEL, DAILY_HEALTH, END_OVERRIDE, RECOMPUTE_HEALTH } from '../health/index.js';
import { DAILY_GO_LIVE_FORECAST, FORECAST_GO_LIVE } from '../forecasting/index.js';
import { SUNSET_VERSION } from '../catalog/index.js';
import { ANNOUNCE_SUNSET } from '../portal/index.js';
import { REFORECAST } from '../planning/index.js';
import { EXPIRE_UPLOAD } from '../uploads/index.js';

/** A kind of job, and the kind of its subject. */
export interface JobKind extends Route {
  readonly about: IdKind;
}

/** All kinds of jobs. A fixed list, because a process with role api has no workers but must show waiting jobs too. */
export const JOB_KINDS: readonly JobKind[] = [
  { ...REPLAY_OF_PARTNER, about: 'partner' },
  { ...REPLAY_OF_CATALOG, about: 'apiVersion' },
  { ...EXPIRE_QUARANTINE, about: 'apiKey' },
  { ...USAGE_MONTHS, about: 'usageMonths' },
  { ...SUNSET_VERSION, about: 'apiVersion' },
  { ...ANNOUNCE_SUNSET, about: 'apiVersion' },
  { ...EXPIRE_UPLOAD, about: 'upload' },
  { ...REFORECAST, about: 'engagement' },
  { ...CHECKLIST_SET, about: 'apiProduct' },
  { ...CREDENTIALS_CHANGED, about: 'partner' },
  { ...RECOMPUTE_HEALTH, about: 'engagement' },
  { ...DAILY_HEALTH, about: 'engagement' },
  { ...JUDGE_USAGE, about: 'usageAlerts' },
  { ...APPLY_MODEL, about: 'healthModel' },
  { ...RUN_BACKTEST, about: 'backtest' },
  { ...END_OVERRIDE, about: 'engagement' },
  { ...FORECAST_GO_LIVE, about: 'engagement' },
  { ...DAILY_GO_LIVE_FORECAST, about: 'engagement' },
];

/** Sorted by name. */
export const QUEUES: readonly string[] = [...new Set(JOB_KINDS.map(({ queue }) => queue))].sort();

/** @returns undefined for a job of an earlier release */
export function jobKindOf(queue: string, job: string): JobKind | undefined {
  return JOB_KINDS.find((kind) => kind.queue === queue && kind.job === job);
}
