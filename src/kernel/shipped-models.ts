import type { EngagementStage, EngagementType } from './enums.js';
import {
  type HealthModel,
  MEASURE_CODES,
  type MeasureCode,
  type MeasureRule,
  type StageGroup,
} from './health-model.js';

type Scale = Omit<MeasureRule, 'measure' | 'weight'>;
type Scales = Readonly<Record<MeasureCode, Scale>>;

/** `poor` and `healthy` are in the measure's unit. */
const SCALES: Scales = {
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

/** Without API calls, which count as the partner's acts, a partner acts less often. */
const SCALES_WITHOUT_TRAFFIC: Scales = { ...SCALES, MOMENTUM: { poor: 20, healthy: 5 } };

/** Percentages for the three groups of stages; each column adds up to 100. */
type Weights = Readonly<Partial<Record<MeasureCode, readonly [number, number, number]>>>;

const ONBOARDING_WEIGHTS: Weights = {
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

const SERVICES_WEIGHTS: Weights = {
  SCHEDULE_VARIANCE: [25, 25, 0],
  SCHEDULE_PERFORMANCE: [20, 15, 0],
  MOMENTUM: [25, 15, 35],
  BLOCKERS: [20, 20, 30],
  CHECKLIST: [0, 15, 0],
  SENTIMENT: [10, 10, 35],
};

const GROUPS: readonly (readonly EngagementStage[])[] = [
  ['DISCOVERY', 'DESIGN', 'SANDBOX'],
  ['CERTIFICATION', 'LAUNCH'],
  ['ADOPTION'],
];

function groupsOf(names: readonly string[], weights: Weights, scales: Scales): StageGroup[] {
  return names.map((name, column) => ({
    name,
    stages: GROUPS[column]!,
    rules: MEASURE_CODES.map((measure) => ({
      ...{ measure, weight: weights[measure]?.[column] ?? 0 },
      ...scales[measure],
    })),
  }));
}

const BANDS = { criticalBelow: 50, atRiskBelow: 70, margin: 5, minCoverage: 0.5 };

/**
 * The first health model, for all engagements without a more specific one.
 * @source the health rubric under docs/adr
 */
export const ONBOARDING_V1: HealthModel = {
  ...{ slug: 'onboarding', version: 1, ...BANDS },
  groups: groupsOf(['BUILD', 'CERTIFY', 'LIVE'], ONBOARDING_WEIGHTS, SCALES),
};

/**
 * For engagements without API traffic to measure.
 * @source docs/adr/0058-health-without-traffic.md
 */
export const SERVICES_V1: HealthModel = {
  ...{ slug: 'services', version: 1, ...BANDS },
  groups: groupsOf(['SHAPE', 'DELIVER', 'HAND_OVER'], SERVICES_WEIGHTS, SCALES_WITHOUT_TRAFFIC),
};

/** Models that are published and activated at the first start, each for the types of engagement; null for all. */
export const SHIPPED_MODELS: readonly {
  readonly model: HealthModel;
  readonly types: readonly EngagementType[] | null;
}[] = [
  { model: ONBOARDING_V1, types: null },
  { model: SERVICES_V1, types: ['ADVISORY', 'CO_CREATION'] },
];
