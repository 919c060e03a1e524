import { enumOf } from '../../platform/graphql/enums.js';
import { MEASURES } from '../health-models/index.js';
import type { CapCode, CauseCode } from './domain/caps.js';
import type { MeasureState as StateWord } from '../../kernel/health-model.js';

const CAPS: Readonly<Record<CapCode, string>> = {
  CRITICAL_BLOCKER_OPEN: 'A critical blocker has been open too long.',
  CREDENTIAL_EXPIRED: 'A production credential has expired.',
  EVIDENCE_EXPIRED: 'Launch checklist evidence has expired.',
  WAIVER_EXPIRED: 'A waiver has expired.',
};

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
