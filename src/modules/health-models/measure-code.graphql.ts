import type { MeasureCode as CodeWord } from '../../kernel/health-model.js';
import { enumOf } from '../../platform/graphql/enums.js';

export const MEASURES: Readonly<Record<CodeWord, string>> = {
  SCHEDULE_VARIANCE: 'Working days by which the forecast go-live is behind the latest baseline.',
  SCHEDULE_PERFORMANCE: 'Work done / work due (earned value).',
  MOMENTUM:
    "Working days since the partner's last activity, including API calls; without any, since the start or the creation of the engagement, whichever is later.",
  BLOCKERS: 'Working days that open blockers have been open, weighted by severity.',
  SANDBOX_ACTIVITY: 'Days with successful sandbox calls in the last 14 days.',
  SANDBOX_SUCCESS: 'Share of sandbox calls in the last 14 days that succeeded.',
  CHECKLIST: 'Share of the launch checklist items needed by this stage that are satisfied or waived.',
  PRODUCTION_BREADTH: 'Share of the operations in scope used in production in the last 28 days.',
  PRODUCTION_ERRORS: 'Error rate of production calls in the last 28 days.',
  PRODUCTION_TREND: 'Successful production calls of the last 28 days against the 28 days before.',
  SENTIMENT: "The partner's latest rating.",
};

export const MeasureCode = enumOf<CodeWord>('MeasureCode', 'Measures of the health score.', MEASURES);
