import { enumOf } from '../../platform/graphql/enums.js';
import type { CapCode, CauseCode } from './domain/caps.js';
import type { MeasureCode as CodeWord, MeasureState as StateWord } from './domain/model.js';

const MEASURES: Readonly<Record<CodeWord, string>> = {
  SCHEDULE_VARIANCE: 'Working days by which the forecast go-live lies behind the baseline.',
  SCHEDULE_PERFORMANCE: 'Work done by work due (earned value).',
  MOMENTUM: 'Working days since the partner last acted.',
  BLOCKERS: 'Working days that open blockers have been open, by severity.',
  SANDBOX_ACTIVITY: 'Days of the last 14 with successful sandbox calls.',
  SANDBOX_SUCCESS: 'Share of the sandbox calls of the last 14 days that succeeded.',
  CHECKLIST: 'Share of the launch checklist needed by this stage that is satisfied.',
  PRODUCTION_BREADTH: 'Share of the operations in scope used in production in the last 28 days.',
  PRODUCTION_ERRORS: 'Error rate of the production calls of the last 28 days.',
  PRODUCTION_TREND: 'Growth of successful production calls over 28 days.',
  SENTIMENT: "The partner's last pulse.",
};
const CAPS: Readonly<Record<CapCode, string>> = {
  CRITICAL_BLOCKER_OPEN: 'A critical blocker has been open too long.',
  CREDENTIAL_EXPIRED: 'A production credential has expired.',
  EVIDENCE_EXPIRED: 'Evidence of the launch checklist has expired.',
  WAIVER_EXPIRED: 'A waiver has expired.',
};

export const MeasureCode = enumOf<CodeWord>('MeasureCode', 'What a health score measures.', MEASURES);
export const MeasureState = enumOf<StateWord>('MeasureState', 'Whether a measure counts, and why not.', {
  KNOWN: 'It counts.',
  NOT_APPLICABLE: 'This stage or situation does not use it.',
  UNKNOWN: 'There is no data, or too little.',
  STALE: 'The last value is too old.',
});
export const HealthCauseCode = enumOf<CauseCode>('HealthCauseCode', 'Why a band is what it is.', {
  ...CAPS,
  BAND_HELD: 'The score alone would give a higher band, which takes two daily scores in a row.',
  ...MEASURES,
});
