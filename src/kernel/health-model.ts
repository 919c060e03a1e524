import { EngagementStage, HealthBand } from './enums.js';

/** All measures, in the order in which they are shown and ties are broken. */
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

/** A band that a score can earn. */
export type KnownBand = Exclude<HealthBand, 'INSUFFICIENT_DATA'>;

/** Values in the measure's own unit; poor may lie above healthy (lateness) or below it (success rate). */
export interface Thresholds {
  readonly poor: number;
  readonly healthy: number;
}

export interface MeasureRule extends Thresholds {
  readonly measure: MeasureCode;
  /** Percentage of the group's score; 0 if its stages do not use the measure, which is then scored but adds nothing. */
  readonly weight: number;
  /** With fewer samples the measure is UNKNOWN. */
  readonly minSample?: number;
  /** Days in which the score's distance from the neutral 50 is halved. */
  readonly halfLifeDays?: number;
  /** Maximum age of the value in days; older values are STALE. */
  readonly staleAfterDays?: number;
}

/** Stages that share the same weights. */
export interface StageGroup {
  readonly name: string;
  readonly stages: readonly EngagementStage[];
  readonly rules: readonly MeasureRule[];
}

/** Which scores earn which band. */
export interface BandRules {
  readonly criticalBelow: number;
  readonly atRiskBelow: number;
  /** Points above a threshold that two daily evaluations in a row must reach before the band rises. */
  readonly margin: number;
  /** Share of the applicable weight, 0-1, below which no band is shown. */
  readonly minCoverage: number;
}

export interface HealthModel extends BandRules {
  readonly slug: string;
  readonly version: number;
  readonly groups: readonly StageGroup[];
}

/** @throws RangeError if no group has the stage, as for CLOSED: only active engagements are evaluated */
export function groupOf(model: HealthModel, stage: EngagementStage): StageGroup {
  const group = model.groups.find(({ stages }) => stages.includes(stage));
  if (group === undefined) {
    throw new RangeError(`Health model ${model.slug} v${model.version} has no group for stage ${stage}.`);
  }
  return group;
}
