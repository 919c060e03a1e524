import { EngagementStage, HealthBand } from '../../../kernel/enums.js';

/** Every measure a model can weigh. Their order breaks ties and is the order in which measures are shown. */
export const MEASURE_CODES = [
  'SCHEDULE_VARIANCE',
  'SCHEDULE_PERFORMANCE',
  'MOMENTUM',
  'BLOCKERS',
  'SANDBOX_ACTIVITY',
  'SANDBOX_SUCCESS',
  'CHECKLIST',
  'PRODUCTION_BREADTH',
  'PRODUCTION_ERRORS',
  'PRODUCTION_TREND',
  'SENTIMENT',
] as const;
export type MeasureCode = (typeof MEASURE_CODES)[number];

export const MEASURE_STATES = ['KNOWN', 'NOT_APPLICABLE', 'UNKNOWN', 'STALE'] as const;
export type MeasureState = (typeof MEASURE_STATES)[number];

/** A band that a score can earn; the remaining one says that too little is known. */
export type KnownBand = Exclude<HealthBand, 'INSUFFICIENT_DATA'>;

/** Values in the measure's own unit; poor may lie above healthy (lateness) or below it (success rate). */
export interface Thresholds {
  readonly poor: number;
  readonly healthy: number;
}

export interface MeasureRule extends Thresholds {
  readonly measure: MeasureCode;
  /** Per cent of the group; 0 where the stages do not use the measure, whose thresholds still give it a score. */
  readonly weight: number;
  /** Fewer samples than this leave the measure UNKNOWN. */
  readonly minSample?: number;
  /** Days after which the score's distance from the neutral 50 has halved. */
  readonly halfLifeDays?: number;
  /** Age in days up to which the value counts. */
  readonly staleAfterDays?: number;
}

/** Stages that weight the measures alike. */
export interface StageGroup {
  readonly name: string;
  readonly stages: readonly EngagementStage[];
  readonly rules: readonly MeasureRule[];
}

/** Which scores earn which band. */
export interface BandRules {
  readonly criticalBelow: number;
  readonly atRiskBelow: number;
  /** Points over a border that a rise must show on two daily evaluations running. */
  readonly margin: number;
  /** Share of the applicable weight, 0-1, below which no band is shown. */
  readonly minCoverage: number;
}

export interface HealthModel extends BandRules {
  readonly slug: string;
  readonly version: number;
  readonly groups: readonly StageGroup[];
}

/** @throws RangeError for a stage the model leaves out, CLOSED as a rule: only active engagements are evaluated */
export function groupOf(model: HealthModel, stage: EngagementStage): StageGroup {
  const group = model.groups.find(({ stages }) => stages.includes(stage));
  if (group === undefined) {
    throw new RangeError(`Health model ${model.slug} v${model.version} has no group for stage ${stage}.`);
  }
  return group;
}
