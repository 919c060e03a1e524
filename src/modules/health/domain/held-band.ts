import { bandOf, type BandState, isInsufficient } from './bands.js';
import type { HealthCause } from './caps.js';
import type { BandRules, KnownBand } from './model.js';

/** Daily scores in a row needed for a rise. */
const DAYS_TO_RISE = 2;

const NAMES: Readonly<Record<KnownBand, string>> = {
  CRITICAL: 'critical',
  AT_RISK: 'at risk',
  HEALTHY: 'healthy',
};

/**
 * Why the band is lower than the score alone would give: it has not risen yet. States what a rise to the next band takes, even
 * if the score alone would give a higher one.
 * @param state after this evaluation
 * @returns empty if the score alone would give the same band, or too little is known to show one
 */
export function heldBandCauses(
  rules: BandRules,
  { bandBeforeCaps: band, lastDailyScore }: BandState,
  card: { readonly score: number | null; readonly coverage: number },
): HealthCause[] {
  if (card.score === null || band === null || isInsufficient(rules, card)) return [];
  const earned = bandOf(rules, card.score);
  if (earned === band) return [];
  const next = band === 'CRITICAL' ? 'AT_RISK' : 'HEALTHY';
  const border = (next === 'HEALTHY' ? rules.atRiskBelow : rules.criticalBelow) + rules.margin;
  const reached = lastDailyScore !== null && lastDailyScore >= border ? 1 : 0;
  const missing = DAYS_TO_RISE - reached;
  const text =
    `Held at ${NAMES[band]}: the score of ${card.score} alone would be ${NAMES[earned]}, ` +
    `but a rise to ${NAMES[next]} takes ${border} or more in ${DAYS_TO_RISE} daily evaluations in a row; ` +
    `${missing} more ${missing === 1 ? 'is' : 'are'} needed.`;
  return [{ code: 'BAND_HELD', text }];
}
