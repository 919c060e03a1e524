import { Severity } from '../../../kernel/enums.js';
import { HealthFacts, OpenBlocker } from './facts.js';
import { MEASURE_CODES, MeasureCode, MeasureRule, MeasureState } from '../../../kernel/health-model.js';

/**
 * The value of a measure before a model scores it. Stored even if the model does not use the measure, so that other
 * models can be tried on past data.
 */
export interface Reading {
  readonly measure: MeasureCode;
  /** False if the measure makes no sense in this situation, whatever its weight. */
  readonly applicable: boolean;
  /** In the measure's unit; null if unknown. */
  readonly value: number | null;
  readonly unit: string;
  /** Number of calls behind the value; null if it does not count calls. */
  readonly sampleSize: number | null;
  /** Age of the value in whole calendar days; null if it is always current. */
  readonly ageDays: number | null;
}

type Found = Partial<Omit<Reading, 'measure' | 'unit'>>;
type Reader = (facts: HealthFacts) => Found;

/** A sandbox is not scored until its credential is this many calendar days old. */
const SANDBOX_GRACE_DAYS = 14;

const SEVERITY_WEIGHTS: Readonly<Record<Severity, number>> = { LOW: 0.25, MEDIUM: 0.5, HIGH: 1, CRITICAL: 2 };

const READERS: Readonly<Record<MeasureCode, readonly [unit: string, read: Reader]>> = {
  SCHEDULE_VARIANCE: ['working days late', (facts) => ({ value: facts.scheduleVarianceFromLatestDays })],
  SCHEDULE_PERFORMANCE: ['ratio', (facts) => ({ value: facts.schedulePerformanceIndex })],
  MOMENTUM: ['working days', (facts) => ({ value: facts.workingDaysSincePartnerAct })],
  BLOCKERS: ['weighted working days', ({ blockers }) => ({ value: blockerLoad(blockers) })],
  SANDBOX_ACTIVITY: ['active days', readSandboxActivity],
  SANDBOX_SUCCESS: ['ratio', readSandboxSuccess],
  CHECKLIST: ['ratio', readChecklist],
  PRODUCTION_BREADTH: ['ratio', (facts) => ({ value: facts.productionBreadth })],
  PRODUCTION_ERRORS: ['ratio', readProductionErrors],
  PRODUCTION_TREND: ['ratio', (facts) => ({ value: facts.productionTrend })],
  SENTIMENT: ['rating', ({ pulse }) => ({ value: pulse?.rating, ageDays: pulse?.ageDays })],
};

/** Reads all measures in order, whatever the stage. */
export function readMeasures(facts: HealthFacts): Reading[] {
  return MEASURE_CODES.map((measure) => {
    const [unit, read] = READERS[measure];
    const { applicable = true, value = null, sampleSize = null, ageDays = null } = read(facts);
    return { measure, applicable, value, unit, sampleSize, ageDays };
  });
}

/** The state of a reading under a rule, ignoring the rule's weight; scoreReading applies it. */
export function stateOf(reading: Reading, rule: MeasureRule | undefined): MeasureState {
  if (!reading.applicable || rule === undefined) return 'NOT_APPLICABLE';
  if (reading.value === null || (reading.sampleSize ?? Infinity) < (rule.minSample ?? 0)) return 'UNKNOWN';
  if ((reading.ageDays ?? 0) > (rule.staleAfterDays ?? Infinity)) return 'STALE';
  return 'KNOWN';
}

function blockerLoad(blockers: readonly OpenBlocker[]): number {
  return blockers.reduce(
    (sum, blocker) => sum + SEVERITY_WEIGHTS[blocker.severity] * blocker.workingDaysOpen,
    0,
  );
}

function isSandboxScored({ sandbox }: HealthFacts): boolean {
  return sandbox !== null && sandbox.credentialAgeDays >= SANDBOX_GRACE_DAYS;
}

function readSandboxActivity(facts: HealthFacts): Found {
  return { applicable: isSandboxScored(facts), value: facts.sandbox?.activeDays14 };
}

function readSandboxSuccess(facts: HealthFacts): Found {
  const { unthrottled14: sampleSize = 0, successes14 = 0 } = facts.sandbox ?? {};
  return { applicable: isSandboxScored(facts), value: ratio(successes14, sampleSize), sampleSize };
}

function readChecklist({ checklist }: HealthFacts): Found {
  return { applicable: checklist.needed > 0, value: ratio(checklist.satisfied, checklist.needed) };
}

function readProductionErrors({ production28 }: HealthFacts): Found {
  return { value: production28.errorRate, sampleSize: production28.unthrottled };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
