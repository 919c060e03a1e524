import { HealthBand } from '../../../kernel/enums.js';
import { BandState, isInsufficient, stepBand } from './bands.js';
import { HealthCause, capsOf, computedBand } from './caps.js';
import { explain, weakestMeasures } from './explain.js';
import { heldBandCauses } from './held-band.js';
import { HealthFacts } from './facts.js';
import { readMeasures } from './measures.js';
import { HealthModel, KnownBand, groupOf } from './model.js';
import { ScoreCard, ScoredMeasure, scoreReadings } from './score.js';

export interface ExplainedMeasure extends ScoredMeasure {
  /** One plain sentence, fit for partners. */
  readonly explanation: string;
}

export interface HealthEvaluation extends ScoreCard {
  /** The band that hysteresis holds, the next evaluation's `previous.band`; null until one was known. */
  readonly bandBeforeCaps: KnownBand | null;
  /** After caps, before an override. */
  readonly computedBand: HealthBand;
  readonly measures: readonly ExplainedMeasure[];
  /** Caps first, then what holds the band, then the measures that cost the score most. */
  readonly causes: readonly HealthCause[];
}

/**
 * Judges one engagement at one instant; equal input gives equal output.
 * @param previous the band held and the preceding day's daily score, UNEVALUATED before the first evaluation
 * @param options.daily true for the day's own evaluation, which alone may raise the band
 * @throws RangeError for a stage that the model leaves out
 */
export function evaluate(
  model: HealthModel,
  facts: HealthFacts,
  previous: BandState,
  options: { readonly daily: boolean },
): HealthEvaluation {
  const group = groupOf(model, facts.stage);
  const card = scoreReadings(group, readMeasures(facts));
  const held = stepBand(model, previous, { ...card, ...options });
  const caps = capsOf(facts);
  return {
    ...card,
    bandBeforeCaps: held.band,
    computedBand: computedBand(isInsufficient(model, card) ? null : held.band, caps),
    measures: card.measures.map((measure) => ({ ...measure, explanation: explain(group, measure) })),
    causes: [...caps, ...heldBandCauses(model, held, card), ...weakestMeasures(model, group, card.measures)],
  };
}
