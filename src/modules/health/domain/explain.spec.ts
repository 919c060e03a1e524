import { UNEVALUATED } from './bands.js';
import { evaluate } from './evaluate.js';
import { factsWith } from './facts.fixture.js';
import { HealthFacts } from './facts.js';
import { MeasureCode } from '../../../kernel/health-model.js';
import { ONBOARDING_V1 } from '../../../kernel/shipped-models.js';

const sandbox = { credentialAgeDays: 20, activeDays14: 3, unthrottled14: 12, successes14: 6 };

function explanations(facts: Partial<HealthFacts>): Map<MeasureCode, string> {
  const { measures } = evaluate(ONBOARDING_V1, factsWith(facts), UNEVALUATED, { daily: true });
  return new Map(measures.map(({ measure, explanation }) => [measure, explanation]));
}

describe('explain', () => {
  it.each<[MeasureCode, Partial<HealthFacts>, string]>([
    [
      'SCHEDULE_VARIANCE',
      {},
      'Go-live is 6 working days late against the latest baseline; 0 is healthy, 15 is poor.',
    ],
    [
      'SCHEDULE_VARIANCE',
      { scheduleVarianceFromLatestDays: -1 },
      'Go-live is 1 working day early against the latest baseline; 0 is healthy, 15 is poor.',
    ],
    [
      'SCHEDULE_VARIANCE',
      { scheduleVarianceFromLatestDays: 0 },
      'Go-live is 0 working days late against the latest baseline; 0 is healthy, 15 is poor.',
    ],
    [
      'SCHEDULE_PERFORMANCE',
      {},
      'Work done is 80% of the work due before today; 100% is healthy, 60% is poor.',
    ],
    ['MOMENTUM', {}, 'The partner has been inactive for 7 working days; 3 is healthy, 15 is poor.'],
    [
      'BLOCKERS',
      {},
      'Open blockers add up to 4 working days, weighted by severity; 0 is healthy, 10 is poor.',
    ],
    ['SANDBOX_ACTIVITY', {}, 'The sandbox was used on 3 of the last 14 days; 5 is healthy, 0 is poor.'],
    ['SANDBOX_ACTIVITY', { sandbox: null }, 'Counts once a sandbox credential is 14 days old.'],
    [
      'SANDBOX_SUCCESS',
      { sandbox },
      'Only 12 sandbox calls in the last 14 days; at least 20 are needed for a score.',
    ],
    ['CHECKLIST', {}, 'Not used in this stage.'],
    ['CHECKLIST', { stage: 'LAUNCH' }, 'The launch checklist has no items for this stage yet.'],
    [
      'PRODUCTION_TREND',
      { stage: 'ADOPTION', productionTrend: -0.123 },
      'Successful production calls in the last 28 days fell by 12.3% against the 28 days before; -5% is healthy, -20% is poor.',
    ],
    [
      'PRODUCTION_ERRORS',
      { stage: 'ADOPTION', production28: { unthrottled: 1, errorRate: 0 } },
      'Only 1 production call in the last 28 days; at least 100 are needed for a score.',
    ],
    ['SENTIMENT', {}, 'There is no pulse rating yet.'],
    [
      'SENTIMENT',
      { pulse: { rating: 3, ageDays: 1 } },
      'The latest pulse rating was 3 out of 5, 1 day ago; 4 is healthy, 2 is poor.',
    ],
    [
      'SENTIMENT',
      { pulse: { rating: 3, ageDays: 95 } },
      'The latest pulse rating is 95 days old and no longer counts.',
    ],
  ])('%s with %j', (measure, facts, sentence) => {
    expect(explanations(facts).get(measure)).toBe(sentence);
  });

  it.each(['DISCOVERY', 'CERTIFICATION', 'ADOPTION'] as const)('explains every measure in %s', (stage) => {
    for (const sentence of explanations({ stage }).values()) expect(sentence).toMatch(/^[A-Z0-9].*[^.]\.$/);
  });
});
