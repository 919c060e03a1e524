import { BandRules, KnownBand } from './model.js';

/** What the next evaluation needs to know of those before it. */
export interface BandState {
  /** The band held before caps and overrides; null until one was known. */
  readonly band: KnownBand | null;
  /** Score of the last daily evaluation that was due; null if that is missing, was null or there was none. */
  readonly lastDailyScore: number | null;
}

export interface BandEvaluation {
  readonly score: number | null;
  /** 0-1 */
  readonly coverage: number;
  /** Whether this is the day's own evaluation at 00:05 local; only that one may raise the band. */
  readonly daily: boolean;
}

export const UNEVALUATED: BandState = { band: null, lastDailyScore: null };

const RANKS: readonly KnownBand[] = ['CRITICAL', 'AT_RISK', 'HEALTHY'];

/** @param score rounded, 0-100 */
export function bandOf(rules: BandRules, score: number): KnownBand {
  if (score < rules.criticalBelow) return 'CRITICAL';
  return score < rules.atRiskBelow ? 'AT_RISK' : 'HEALTHY';
}

/** Whether too little is known to show a band; the band held is kept meanwhile. */
export function isInsufficient(
  rules: BandRules,
  { score, coverage }: Omit<BandEvaluation, 'daily'>,
): boolean {
  return score === null || coverage < rules.minCoverage;
}

/**
 * One step of the hysteresis that keeps bands from flickering: down at once, up only at the daily evaluation
 * and only when this and the preceding daily score both reached a border by the margin.
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
  // Both scores reach a border by the margin exactly when the lower of them, less the margin, earns its band.
  const secured = bandOf(rules, Math.min(score, previous.lastDailyScore) - rules.margin);
  return isAbove(secured, previous.band) ? secured : previous.band;
}

function isAbove(one: KnownBand, other: KnownBand): boolean {
  return RANKS.indexOf(one) > RANKS.indexOf(other);
}
