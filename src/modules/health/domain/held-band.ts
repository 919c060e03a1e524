import { bandOf, type BandState, isInsufficient } from './bands.js';
import type { HealthCause } from './caps.js';
import type { BandRules, KnownBand } from '../../../kernel/health-model.js';

/** Daily scores in a row needed for a rise. */
const DAYS_TO_RISE = 2;

const NAMES: Readonly<Record<KnownBand, string>> = {
  CRITICAL: 'critical',
  AT_RISK: 'at risk',
  HEALTHY: 'healthy',
};

/**
 * Why the band before caps is lower than the score alone would give: it has not risen yet. States what a rise to the next band
 * takes, and to HEALTHY if the score would skip that band.
 * @param state after this evaluation
 * @param options.capped whether caps, which are listed first, hold the shown band as well
 * @returns empty if the score alone would give the same band, or too little is known to show one
 */
export function heldBandCauses(
  rules: BandRules,
  { bandBeforeCaps: band, lastDailyScore }: BandState,
  card: { readonly score: number | null; readonly coverage: number },
  { capped }: { readonly capped: boolean },
): HealthCause[] {
  if (card.score === null || band === null || isInsufficient(rules, card)) return [];
  const earned = bandOf(rules, card.score);
  if (earned === band) return [];
  const next = band === 'CRITICAL' ? 'AT_RISK' : 'HEALTHY';
  const borders = { AT_RISK: rules.criticalBelow + rules.margin, HEALTHY: rules.atRiskBelow + rules.margin };
  const border = borders[next];
  const reached = lastDailyScore !== null && lastDailyScore >= border ? 1 : 0;
  const missing = DAYS_TO_RISE - reached;
  const text =
    `${capped ? 'Apart from that, the' : 'The'} band stays ${NAMES[band]}: ` +
    `the score of ${card.score} alone would be ${NAMES[earned]}, ` +
    `but a rise to ${NAMES[next]} takes ${border} or more in ${DAYS_TO_RISE} daily evaluations in a row` +
    `${earned === next ? '' : ` (to ${NAMES.HEALTHY} ${borders.HEALTHY})`}; ` +
    `${missing} more ${missing === 1 ? 'is' : 'are'} needed.`;
  return [{ code: 'BAND_HELD', text }];
}
