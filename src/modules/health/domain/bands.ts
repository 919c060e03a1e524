import { BandRules, KnownBand } from './model.js';

/** What an evaluation needs from earlier ones. */
export interface BandState {
  /** The band before caps, after hysteresis; null until one is known. */
  readonly band: KnownBand | null;
  /** Score of the previous daily evaluation; null if it had no score, was left out, or there is none. */
  readonly lastDailyScore: number | null;
}

export interface BandEvaluation {
  readonly score: number | null;
  /** 0-1 */
  readonly coverage: number;
  /** Whether this is the daily evaluation at 00:05 local time; only that one can raise the band. */
  readonly daily: boolean;
}

export const UNEVALUATED: BandState = { band: null, lastDailyScore: null };

const RANKS: readonly KnownBand[] = ['CRITICAL', 'AT_RISK', 'HEALTHY'];

/** @param score rounded, 0-100 */
export function bandOf(rules: BandRules, score: number): KnownBand {
  if (score < rules.criticalBelow) return 'CRITICAL';
  return score < rules.atRiskBelow ? 'AT_RISK' : 'HEALTHY';
}

/** Whether too little is known to show a band. The held band does not change meanwhile. */
export function isInsufficient(
  rules: BandRules,
  { score, coverage }: Omit<BandEvaluation, 'daily'>,
): boolean {
  return score === null || coverage < rules.minCoverage;
}

/**
 * Hysteresis, which keeps bands from flickering: a band falls immediately, but only rises at a daily evaluation, when this and
 * the previous daily score are both above the threshold by at least the margin.
 */
export function stepBand(rules: BandRules, previous: BandState, evaluation: BandEvaluation): BandState {
  return {
    band: nextBand(rules, previous, evaluation),
    lastDailyScore: evaluation.daily ? evaluation.score : previous.lastDailyScore,
  };
}

function nextBand(rules: BandRules, previous: BandState, evaluation: BandEvaluation): KnownBand | null {
  const { score } = evaluation;
  if (score === null || isInsufficient(rules, evaluation)) return previous.band;
  const earned = bandOf(rules, score);
  if (previous.band === null || isAbove(previous.band, earned)) return earned;
  if (!evaluation.daily || previous.lastDailyScore === null) return previous.band;
  // Both scores are above a threshold by the margin if the lower one, less the margin, earns that band.
  const secured = bandOf(rules, Math.min(score, previous.lastDailyScore) - rules.margin);
  return isAbove(secured, previous.band) ? secured : previous.band;
}

function isAbove(one: KnownBand, other: KnownBand): boolean {
  return RANKS.indexOf(one) > RANKS.indexOf(other);
}
