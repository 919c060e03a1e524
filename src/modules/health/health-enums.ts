import { enumOf } from '../../platform/graphql/enums.js';
import type { CapCode, CauseCode } from './domain/caps.js';
import type { MeasureCode as CodeWord, MeasureState as StateWord } from './domain/model.js';

const MEASURES: Readonly<Record<CodeWord, string>> = {
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
const CAPS: Readonly<Record<CapCode, string>> = {
  CRITICAL_BLOCKER_OPEN: 'A critical blocker has been open too long.',
  CREDENTIAL_EXPIRED: 'A production credential has expired.',
  EVIDENCE_EXPIRED: 'Launch checklist evidence has expired.',
  WAIVER_EXPIRED: 'A waiver has expired.',
};

export const MeasureCode = enumOf<CodeWord>('MeasureCode', 'Measures of the health score.', MEASURES);
export const MeasureState = enumOf<StateWord>('MeasureState', 'Whether a measure counts, and if not, why.', {
  KNOWN: 'It counts.',
  NOT_APPLICABLE: 'Not used in this stage or situation.',
  UNKNOWN: 'No data, or too little.',
  STALE: 'The latest value is too old.',
});
export const HealthCauseCode = enumOf<CauseCode>('HealthCauseCode', 'Type of reason for a band.', {
  ...CAPS,
  BAND_HELD: 'The score alone would give a higher band, but a rise takes two daily evaluations in a row.',
  ...MEASURES,
});
