import { Severity } from '../../../kernel/enums.js';
import { HealthFacts, OpenBlocker } from './facts.js';
import { MEASURE_CODES, MeasureCode, MeasureRule, MeasureState } from './model.js';

/**
 * What a measure reads before any model judges it. An evaluation stores it whole, also where the model does
 * not weigh the measure, so that any other model can be tried on the past from the stored rows alone.
 */
export interface Reading {
  readonly measure: MeasureCode;
  /** False where the situation has no use for the measure, whatever the stage's weights. */
  readonly applicable: boolean;
  /** In the measure's unit; null if nothing is known. */
  readonly value: number | null;
  readonly unit: string;
  /** Number of calls behind the value; null if no sample is counted. */
  readonly sampleSize: number | null;
  /** Whole calendar days since the value was taken; null if it is always of today. */
  readonly ageDays: number | null;
}

type Found = Partial<Omit<Reading, 'measure' | 'unit'>>;
type Reader = (facts: HealthFacts) => Found;

/** A sandbox is not judged before this age of its credential, in calendar days. */
const SANDBOX_GRACE_DAYS = 14;

const SEVERITY_WEIGHTS: Readonly<Record<Severity, number>> = { LOW: 0.25, MEDIUM: 0.5, HIGH: 1, CRITICAL: 2 };

const READERS: Readonly<Record<MeasureCode, readonly [unit: string, read: Reader]>> = {
  SCHEDULE_VARIANCE: ['working days late', (facts) => ({ value: facts.scheduleVarianceDays })],
  SCHEDULE_PERFORMANCE: ['ratio', (facts) => ({ value: facts.schedulePerformanceIndex })],
  MOMENTUM: ['working days', (facts) => ({ value: facts.workingDaysSincePartnerAct })],
  BLOCKERS: ['weighted working days', ({ blockers }) => ({ value: blockers && blockerLoad(blockers) })],
  SANDBOX_ACTIVITY: ['active days', readSandboxActivity],
  SANDBOX_SUCCESS: ['ratio', readSandboxSuccess],
  CHECKLIST: ['ratio', readChecklist],
  PRODUCTION_BREADTH: ['ratio', (facts) => ({ value: facts.productionBreadth })],
  PRODUCTION_ERRORS: ['ratio', readProductionErrors],
  PRODUCTION_TREND: ['ratio', (facts) => ({ value: facts.productionTrend })],
  SENTIMENT: ['rating', ({ pulse }) => ({ value: pulse?.rating, ageDays: pulse?.ageDays })],
};

/** Reads all measures, in their order, whichever the stage. */
export function readMeasures(facts: HealthFacts): Reading[] {
  return MEASURE_CODES.map((measure) => {
    const [unit, read] = READERS[measure];
    const { applicable = true, value = null, sampleSize = null, ageDays = null } = read(facts);
    return { measure, applicable, value, unit, sampleSize, ageDays };
  });
}

/** What a rule makes of a reading, the stage's weight left aside; without a rule nothing can be judged. */
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

function isSandboxJudged({ sandbox }: HealthFacts): boolean {
  return sandbox !== null && sandbox.credentialAgeDays >= SANDBOX_GRACE_DAYS;
}

function readSandboxActivity(facts: HealthFacts): Found {
  return { applicable: isSandboxJudged(facts), value: facts.sandbox?.activeDays14 };
}

function readSandboxSuccess(facts: HealthFacts): Found {
  const { unthrottled14: sampleSize = 0, successes14 = 0 } = facts.sandbox ?? {};
  return { applicable: isSandboxJudged(facts), value: ratio(successes14, sampleSize), sampleSize };
}

function readChecklist({ checklist }: HealthFacts): Found {
  if (checklist === null) return {};
  return { applicable: checklist.needed > 0, value: ratio(checklist.satisfied, checklist.needed) };
}

function readProductionErrors({ production28 }: HealthFacts): Found {
  return { value: production28?.errorRate, sampleSize: production28?.unthrottled };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
