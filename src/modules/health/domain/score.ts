import { Reading, stateOf } from './measures.js';
import { fromMicros, round6, roundHalfUp, toMicros } from './micro.js';
import { MeasureRule, MeasureState, StageGroup, Thresholds } from './model.js';

/** A reading as one model judges it in one stage. */
export interface ScoredMeasure extends Reading {
  readonly state: MeasureState;
  /** 0-100 with 6 decimals; also without weight. Null unless the value can be judged. */
  readonly score: number | null;
  readonly weight: number;
  /** The measure's part of the exact score, with 6 decimals; null if it adds nothing. */
  readonly contribution: number | null;
}

export interface ScoreCard {
  readonly stageGroup: string;
  /** 0-100 with 6 decimals, the sum of the contributions; null only when nothing is known. */
  readonly scoreExact: number | null;
  readonly score: number | null;
  /** Known weight / applicable weight, 0-1; 0 where nothing applies. */
  readonly coverage: number;
  readonly measures: readonly ScoredMeasure[];
}

const NEUTRAL = 50;

interface Judged {
  readonly reading: Reading;
  readonly state: MeasureState;
  readonly score: number | null;
  readonly weight: number;
}

/**
 * Turns a measure's value into 0-100 on the straight line from poor to healthy.
 * @param value in the measure's own unit
 * @source the health rubric under docs/adr
 */
export function normalise(value: number, { poor, healthy }: Thresholds): number {
  return 100 * Math.min(1, Math.max(0, (value - poor) / (healthy - poor)));
}

/** Moves a score towards neutral with its age: half of the distance is gone after each half-life. */
export function decay(score: number, ageDays: number, halfLifeDays: number): number {
  return NEUTRAL + (score - NEUTRAL) * 0.5 ** (ageDays / halfLifeDays);
}

/** The weighted mean over the KNOWN measures, split into contributions. Needs no facts but the readings. */
export function scoreReadings(group: StageGroup, readings: readonly Reading[]): ScoreCard {
  const judged = readings.map((reading) => judge(group, reading));
  const micros = contributionMicros(judged);
  const known = micros.filter((part) => part !== null);
  const scoreExact = known.length === 0 ? null : fromMicros(known.reduce((sum, part) => sum + part, 0));
  return {
    stageGroup: group.name,
    scoreExact,
    score: scoreExact === null ? null : roundHalfUp(scoreExact),
    coverage: coverageOf(judged),
    measures: judged.map((measure, index) => scoredMeasure(measure, micros[index] ?? null)),
  };
}

function judge(group: StageGroup, reading: Reading): Judged {
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

function coverageOf(judged: readonly Judged[]): number {
  const applicable = weightOf(judged.filter(({ state }) => state !== 'NOT_APPLICABLE'));
  return applicable === 0
    ? 0
    : round6(weightOf(judged.filter(({ state }) => state === 'KNOWN')) / applicable);
}

/** In millionths; each is rounded alone, and the largest weight takes what rounding left over. */
function contributionMicros(judged: readonly Judged[]): (number | null)[] {
  const known = judged.filter(({ state }) => state === 'KNOWN');
  const total = weightOf(known);
  const exact = (measure: Judged) => (measure.weight * (measure.score ?? 0)) / total;
  const parts = judged.map((measure) => (measure.state === 'KNOWN' ? toMicros(exact(measure)) : null));
  const whole = toMicros(
    known.reduce((sum, measure) => sum + measure.weight * (measure.score ?? 0), 0) / total,
  );
  const residue = whole - parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  const heaviest = Math.max(...known.map(({ weight }) => weight));
  const taker = judged.findIndex(({ state, weight }) => state === 'KNOWN' && weight === heaviest);
  return parts.map((part, index) => (part !== null && index === taker ? part + residue : part));
}

function scoredMeasure({ reading, state, score, weight }: Judged, micros: number | null): ScoredMeasure {
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
