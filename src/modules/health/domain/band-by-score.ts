import type { EngagementStage, HealthBand } from '../../../kernel/enums.js';
import { type HealthModel, groupOf } from '../../../kernel/health-model.js';
import { bandOf, isInsufficient } from './bands.js';
import type { Reading } from './measures.js';
import { scoreReadings } from './score.js';

/** What a stored evaluation keeps of a measure, whichever model scored it. */
export type StoredReading = Pick<
  Reading,
  'measure' | 'applicable' | 'value' | 'unit' | 'sampleSize' | 'ageDays'
>;

/** The band of the rounded score alone, without hysteresis, caps and overrides. */
export function bandByScore(
  model: HealthModel,
  stage: EngagementStage,
  readings: readonly StoredReading[],
): HealthBand {
  const card = scoreReadings(groupOf(model, stage), readings);
  return card.score === null || isInsufficient(model, card) ? 'INSUFFICIENT_DATA' : bandOf(model, card.score);
}
