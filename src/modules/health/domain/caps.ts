import { HealthBand } from '../../../kernel/enums.js';
import { ExpiryKind, HealthFacts } from './facts.js';
import { KnownBand, MeasureCode } from '../../../kernel/health-model.js';

export const CAP_CODES = [
  'CRITICAL_BLOCKER_OPEN',
  'CREDENTIAL_EXPIRED',
  'EVIDENCE_EXPIRED',
  'WAIVER_EXPIRED',
] as const;
export type CapCode = (typeof CAP_CODES)[number];

/** A cap, a band held by hysteresis, or a measure that costs points. */
export type CauseCode = CapCode | 'BAND_HELD' | MeasureCode;

/** A reason for the band, with a text that partners may read. */
export interface HealthCause {
  readonly code: CauseCode;
  readonly text: string;
}

/** Working days that a CRITICAL blocker may be open without capping the band. */
const CRITICAL_BLOCKER_DAYS = 3;

const EXPIRY_CAUSES: readonly (readonly [kind: ExpiryKind, code: CapCode, one: string, many: string])[] = [
  ['PRODUCTION_CREDENTIAL', 'CREDENTIAL_EXPIRED', 'A production credential', 'production credentials'],
  ['CHECKLIST_EVIDENCE', 'EVIDENCE_EXPIRED', 'A piece of checklist evidence', 'pieces of checklist evidence'],
  ['WAIVER', 'WAIVER_EXPIRED', 'A waiver', 'waivers'],
];

/** The reasons to cap the band at CRITICAL whatever the score; empty if there are none. */
export function capsOf(facts: Pick<HealthFacts, 'blockers' | 'expired'>): HealthCause[] {
  return [...blockerCaps(facts.blockers), ...expiryCaps(facts.expired)];
}

/** @param shown the band after hysteresis; null if too little is known */
export function computedBand(shown: KnownBand | null, caps: readonly HealthCause[]): HealthBand {
  return caps.length > 0 ? 'CRITICAL' : (shown ?? 'INSUFFICIENT_DATA');
}

function blockerCaps(blockers: HealthFacts['blockers']): HealthCause[] {
  const ages = blockers
    .filter(
      ({ severity, workingDaysOpen }) => severity === 'CRITICAL' && workingDaysOpen > CRITICAL_BLOCKER_DAYS,
    )
    .map(({ workingDaysOpen }) => workingDaysOpen);
  if (ages.length === 0) return [];
  const oldest = Math.max(...ages);
  const text =
    ages.length === 1
      ? `A critical blocker has been open for ${oldest} working days.`
      : `${ages.length} critical blockers are open, the oldest for ${oldest} working days.`;
  return [{ code: 'CRITICAL_BLOCKER_OPEN', text }];
}

function expiryCaps(expired: HealthFacts['expired']): HealthCause[] {
  return EXPIRY_CAUSES.flatMap(([wanted, code, one, many]) => {
    const days = expired.filter(({ kind }) => kind === wanted).map(({ expiredOn }) => expiredOn);
    const first = days.sort()[0];
    if (first === undefined) return [];
    const text =
      days.length === 1
        ? `${one} expired on ${first}.`
        : `${days.length} ${many} have expired, the first on ${first}.`;
    return [{ code, text }];
  });
}
