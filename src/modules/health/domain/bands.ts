import { BandRules, KnownBand } from '../../../kernel/health-model.js';

/** What an evaluation needs from earlier ones. */
export interface BandState {
  /** After hysteresis; null until one is known. */
  readonly bandBeforeCaps: KnownBand | null;
  /** Score of the previous daily evaluation; null if it had no score, was missed, or there is none. */
  readonly lastDailyScore: number | null;
}

export interface BandEvaluation {
  readonly score: number | null;
  /** 0-1 */
  readonly coverage: number;
  /** Whether this is the daily evaluation at 00:05 local time; only that one can raise the band. */
  readonly daily: boolean;
}

export const UNEVALUATED: BandState = { bandBeforeCaps: null, lastDailyScore: null };

const RANKS: readonly KnownBand[] = ['CRITICAL', 'AT_RISK', 'HEALTHY'];

/** @param score rounded, 0-100 */
export function bandOf(rules: BandRules, score: number): KnownBand {
  if (score < rules.criticalBelow) return 'CRITICAL';
  return score < rules.atRiskBelow ? 'AT_RISK' : 'HEALTHY';
}

/** Whether too little is known to show a band. The band before caps stays as it was. */
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
    bandBeforeCaps: nextBand(rules, previous, evaluation),
    lastDailyScore: evaluation.daily ? evaluation.score : previous.lastDailyScore,
  };
}

function nextBand(rules: BandRules, previous: BandState, evaluation: BandEvaluation): KnownBand | null {
  const { score } = evaluation;
  const { bandBeforeCaps: held, lastDailyScore } = previous;
  if (score === null || isInsufficient(rules, evaluation)) return held;
  const earned = bandOf(rules, score);
  if (held === null || isAbove(held, earned)) return earned;
  if (!evaluation.daily || lastDailyScore === null) return held;
  // Both scores are above a threshold by the margin if the lower one, less the margin, earns that band.
  const secured = bandOf(rules, Math.min(score, lastDailyScore) - rules.margin);
  return isAbove(secured, held) ? secured : held;
}

function isAbove(one: KnownBand, other: KnownBand): boolean {
  return RANKS.indexOf(one) > RANKS.indexOf(other);
}
