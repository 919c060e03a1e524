import { HealthBand } from '../../../kernel/enums.js';
import { BandState, isInsufficient, stepBand } from './bands.js';
import { HealthCause, capsOf, computedBand } from './caps.js';
import { explain, weakestMeasures } from './explain.js';
import { heldBandCauses } from './held-band.js';
import { HealthFacts } from './facts.js';
import { readMeasures } from './measures.js';
import { HealthModel, KnownBand, groupOf } from '../../../kernel/health-model.js';
import { ScoreCard, ScoredMeasure, scoreReadings } from './score.js';

export interface ExplainedMeasure extends ScoredMeasure {
  /** One sentence that partners may read. */
  readonly explanation: string;
}

export interface HealthEvaluation extends ScoreCard {
  /** The band after hysteresis, which the next evaluation gets as `previous.bandBeforeCaps`; null until one is known. */
  readonly bandBeforeCaps: KnownBand | null;
  /** The band after caps. */
  readonly computedBand: HealthBand;
  readonly measures: readonly ExplainedMeasure[];
  /** Caps first, then why the band is held, then the measures that cost the most points. */
  readonly causes: readonly HealthCause[];
}

/**
 * Evaluates the facts of an engagement; a pure function.
 * @param previous the held band and the previous daily score; both null for the first evaluation
 * @param options.daily true for the daily evaluation; only that one can raise the band
 * @throws RangeError if the model has no group for the stage
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
    bandBeforeCaps: held.bandBeforeCaps,
    computedBand: computedBand(isInsufficient(model, card) ? null : held.bandBeforeCaps, caps),
    measures: card.measures.map((measure) => ({ ...measure, explanation: explain(group, measure) })),
    causes: [
      ...caps,
      ...heldBandCauses(model, held, card, { capped: caps.length > 0 }),
      ...weakestMeasures(model, group, card.measures),
    ],
  };
}
