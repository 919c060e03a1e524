import { EngagementStage } from '../../../kernel/enums.js';
import { HealthModel, MEASURE_CODES, MeasureCode, MeasureRule, StageGroup } from './model.js';

type Scale = Omit<MeasureRule, 'measure' | 'weight'>;

/** `poor` and `healthy` are in the measure's unit. */
const SCALES: Readonly<Record<MeasureCode, Scale>> = {
  SCHEDULE_VARIANCE: { poor: 15, healthy: 0 },
  SCHEDULE_PERFORMANCE: { poor: 0.6, healthy: 1 },
  MOMENTUM: { poor: 15, healthy: 3 },
  BLOCKERS: { poor: 10, healthy: 0 },
  SANDBOX_ACTIVITY: { poor: 0, healthy: 5 },
  SANDBOX_SUCCESS: { poor: 0.7, healthy: 0.95, minSample: 20 },
  CHECKLIST: { poor: 0.5, healthy: 1 },
  PRODUCTION_BREADTH: { poor: 0.1, healthy: 0.6 },
  PRODUCTION_ERRORS: { poor: 0.1, healthy: 0.01, minSample: 100 },
  PRODUCTION_TREND: { poor: -0.2, healthy: -0.05 },
  SENTIMENT: { poor: 2, healthy: 4, halfLifeDays: 45, staleAfterDays: 90 },
};

/** Percentages for BUILD, CERTIFY and LIVE; each column adds up to 100. */
const WEIGHTS: Readonly<Record<MeasureCode, readonly [build: number, certify: number, live: number]>> = {
  SCHEDULE_VARIANCE: [20, 20, 0],
  SCHEDULE_PERFORMANCE: [15, 15, 0],
  MOMENTUM: [20, 15, 10],
  BLOCKERS: [15, 15, 10],
  SANDBOX_ACTIVITY: [15, 5, 0],
  SANDBOX_SUCCESS: [10, 10, 0],
  CHECKLIST: [0, 15, 0],
  PRODUCTION_BREADTH: [0, 0, 25],
  PRODUCTION_ERRORS: [0, 0, 20],
  PRODUCTION_TREND: [0, 0, 25],
  SENTIMENT: [5, 5, 10],
};

function group(name: string, column: 0 | 1 | 2, stages: readonly EngagementStage[]): StageGroup {
  const rules = MEASURE_CODES.map((measure) => ({
    measure,
    weight: WEIGHTS[measure][column],
    ...SCALES[measure],
  }));
  return { name, stages, rules };
}

/**
 * The first health model. Measures without data are UNKNOWN and do not count in the mean.
 * @source the health rubric under docs/adr
 */
export const ONBOARDING_V1: HealthModel = {
  slug: 'onboarding',
  version: 1,
  groups: [
    group('BUILD', 0, ['DISCOVERY', 'DESIGN', 'SANDBOX']),
    group('CERTIFY', 1, ['CERTIFICATION', 'LAUNCH']),
    group('LIVE', 2, ['ADOPTION']),
  ],
  criticalBelow: 50,
  atRiskBelow: 70,
  margin: 5,
  minCoverage: 0.5,
};
