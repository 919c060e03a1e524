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
 * Why the band is lower than the score alone would give: it has not risen yet.
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
  const border = (earned === 'HEALTHY' ? rules.atRiskBelow : rules.criticalBelow) + rules.margin;
  const reached = lastDailyScore !== null && lastDailyScore >= border ? 1 : 0;
  const missing = DAYS_TO_RISE - reached;
  const text =
    `Held at ${NAMES[band]}: the score of ${card.score} alone would be ${NAMES[earned]}, ` +
    `but a rise takes ${border} or more in ${DAYS_TO_RISE} daily evaluations in a row; ` +
    `${missing} more ${missing === 1 ? 'is' : 'are'} needed.`;
  return [{ code: 'BAND_HELD', text }];
}
