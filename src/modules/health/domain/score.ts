import { Reading, stateOf } from './measures.js';
import { fromMicros, round6, roundHalfUp, toMicros } from './micro.js';
import { MeasureRule, MeasureState, StageGroup, Thresholds } from '../../../kernel/health-model.js';

/** A reading scored by a model in a stage. */
export interface ScoredMeasure extends Reading {
  readonly state: MeasureState;
  /** 0-100 with 6 decimals, even if the weight is 0; null if the value cannot be scored. */
  readonly score: number | null;
  readonly weight: number;
  /** Points contributed to the exact score, with 6 decimals; null if the measure is not KNOWN. */
  readonly contribution: number | null;
}

export interface ScoreCard {
  readonly stageGroup: string;
  /** The sum of the contributions, 0-100 with 6 decimals; null only if nothing is known. */
  readonly scoreExact: number | null;
  readonly score: number | null;
  /** Known weight / applicable weight, 0-1; 0 if nothing applies. */
  readonly coverage: number;
  readonly measures: readonly ScoredMeasure[];
}

const NEUTRAL = 50;

interface Unrounded {
  readonly reading: Reading;
  readonly state: MeasureState;
  readonly score: number | null;
  readonly weight: number;
}

/**
 * Scores a value from 0 to 100 on the straight line from poor to healthy.
 * @param value in the measure's own unit
 * @source the health rubric under docs/adr
 */
export function normalise(value: number, { poor, healthy }: Thresholds): number {
  return 100 * Math.min(1, Math.max(0, (value - poor) / (healthy - poor)));
}

/** Moves a score towards the neutral 50 with age; each half-life halves its distance. */
export function decay(score: number, ageDays: number, halfLifeDays: number): number {
  return NEUTRAL + (score - NEUTRAL) * 0.5 ** (ageDays / halfLifeDays);
}

/** The weighted mean of the KNOWN measures, split into contributions. */
export function scoreReadings(group: StageGroup, readings: readonly Reading[]): ScoreCard {
  const scored = readings.map((reading) => scoreReading(group, reading));
  const micros = contributionMicros(scored);
  const known = micros.filter((part) => part !== null);
  const scoreExact = known.length === 0 ? null : fromMicros(known.reduce((sum, part) => sum + part, 0));
  return {
    stageGroup: group.name,
    scoreExact,
    score: scoreExact === null ? null : roundHalfUp(scoreExact),
    coverage: coverageOf(scored),
    measures: scored.map((measure, index) => roundedMeasure(measure, micros[index] ?? null)),
  };
}

function scoreReading(group: StageGroup, reading: Reading): Unrounded {
  const rule = group.rules.find(({ measure }) => measure === reading.measure);
  const state = stateOf(reading, rule);
  const weight = rule?.weight ?? 0;
  const score = rule !== undefined && state === 'KNOWN' ? scoreOf(reading, rule) : null;
  return { reading, state: weight > 0 ? state : 'NOT_APPLICABLE', score, weight };
}

function scoreOf({ value, ageDays }: Reading, rule: MeasureRule): number | null {
  if (value === null) return null;
  const score = normalise(value, rule);
  return rule.halfLifeDays === undefined ? score : decay(score, ageDays ?? 0, rule.halfLifeDays);
}

function coverageOf(scored: readonly Unrounded[]): number {
  const applicable = weightOf(scored.filter(({ state }) => state !== 'NOT_APPLICABLE'));
  return applicable === 0
    ? 0
    : round6(weightOf(scored.filter(({ state }) => state === 'KNOWN')) / applicable);
}

/** In millionths. Each is rounded on its own; the measure with the largest weight gets the rounding residue. */
function contributionMicros(scored: readonly Unrounded[]): (number | null)[] {
  const known = scored.filter(({ state }) => state === 'KNOWN');
  const total = weightOf(known);
  const exact = (measure: Unrounded) => (measure.weight * (measure.score ?? 0)) / total;
  const parts = scored.map((measure) => (measure.state === 'KNOWN' ? toMicros(exact(measure)) : null));
  const whole = toMicros(
    known.reduce((sum, measure) => sum + measure.weight * (measure.score ?? 0), 0) / total,
  );
  const residue = whole - parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  const heaviest = Math.max(...known.map(({ weight }) => weight));
  const residueIndex = scored.findIndex(({ state, weight }) => state === 'KNOWN' && weight === heaviest);
  return parts.map((part, index) => (part !== null && index === residueIndex ? part + residue : part));
}

function roundedMeasure({ reading, state, score, weight }: Unrounded, micros: number | null): ScoredMeasure {
  return {
    ...reading,
    state,
    score: score === null ? null : round6(score),
    weight,
    contribution: micros === null ? null : fromMicros(micros),
  };
}

function weightOf(measures: readonly { readonly weight: number }[]): number {
  return measures.reduce((sum, { weight }) => sum + weight, 0);
}
