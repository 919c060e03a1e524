import { factsWith } from './facts.fixture.js';
import { HealthFacts } from './facts.js';
import { readMeasures, stateOf } from './measures.js';
import { MEASURE_CODES, MeasureCode, MeasureState, groupOf } from '../../../kernel/health-model.js';
import { ONBOARDING_V1 } from '../../../kernel/shipped-models.js';

/** The state with the thresholds of v1, ignoring the stage's weights. */
function measured(facts: Partial<HealthFacts>, code: MeasureCode): [MeasureState, number | null] {
  const isAsked = ({ measure }: { measure: MeasureCode }) => measure === code;
  const reading = readMeasures(factsWith(facts)).find(isAsked);
  if (reading === undefined) throw new Error(`${code} was not read`);
  return [stateOf(reading, groupOf(ONBOARDING_V1, 'ADOPTION').rules.find(isAsked)), reading.value];
}

const sandbox = { credentialAgeDays: 14, activeDays14: 3, unthrottled14: 20, successes14: 19 };

describe('readMeasures', () => {
  it('reads every measure, in order, in any stage', () => {
    expect(readMeasures(factsWith({ stage: 'ADOPTION' })).map(({ measure }) => measure)).toEqual(
      MEASURE_CODES,
    );
  });

  it.each<[string, Partial<HealthFacts>, MeasureCode, MeasureState, number | null]>([
    ['no forecast', { scheduleVarianceFromLatestDays: null }, 'SCHEDULE_VARIANCE', 'UNKNOWN', null],
    ['early', { scheduleVarianceFromLatestDays: -2 }, 'SCHEDULE_VARIANCE', 'KNOWN', -2],
    ['nothing due yet', { schedulePerformanceIndex: null }, 'SCHEDULE_PERFORMANCE', 'UNKNOWN', null],
    ['an action today', { workingDaysSincePartnerAct: 0 }, 'MOMENTUM', 'KNOWN', 0],
    ['no open blockers', { blockers: [] }, 'BLOCKERS', 'KNOWN', 0],
    ['no sandbox credential', { sandbox: null }, 'SANDBOX_ACTIVITY', 'NOT_APPLICABLE', null],
    ['a credential of 14 days', { sandbox }, 'SANDBOX_ACTIVITY', 'KNOWN', 3],
    ['20 calls', { sandbox }, 'SANDBOX_SUCCESS', 'KNOWN', 0.95],
    ['nothing required', { checklist: { needed: 0, satisfied: 0 } }, 'CHECKLIST', 'NOT_APPLICABLE', null],
    ['three of four', { checklist: { needed: 4, satisfied: 3 } }, 'CHECKLIST', 'KNOWN', 0.75],
    ['no production credential', { productionBreadth: null }, 'PRODUCTION_BREADTH', 'UNKNOWN', null],
    ['nothing called yet', { productionBreadth: 0 }, 'PRODUCTION_BREADTH', 'KNOWN', 0],
    [
      'no production calls',
      { production28: { unthrottled: 0, errorRate: null } },
      'PRODUCTION_ERRORS',
      'UNKNOWN',
      null,
    ],
    ['nothing before', { productionTrend: null }, 'PRODUCTION_TREND', 'UNKNOWN', null],
    ['a fall', { productionTrend: -0.5 }, 'PRODUCTION_TREND', 'KNOWN', -0.5],
    ['no pulse', { pulse: null }, 'SENTIMENT', 'UNKNOWN', null],
    ['a pulse of 90 days', { pulse: { rating: 5, ageDays: 90 } }, 'SENTIMENT', 'KNOWN', 5],
    ['a pulse of 91 days', { pulse: { rating: 5, ageDays: 91 } }, 'SENTIMENT', 'STALE', 5],
  ])('%s', (_case, facts, code, state, value) => {
    expect(measured(facts, code)).toEqual([state, value]);
  });

  it.each<[string, Partial<typeof sandbox>, MeasureCode, MeasureState]>([
    ['a credential of 13 days', { credentialAgeDays: 13 }, 'SANDBOX_ACTIVITY', 'NOT_APPLICABLE'],
    ['a credential of 13 days', { credentialAgeDays: 13 }, 'SANDBOX_SUCCESS', 'NOT_APPLICABLE'],
    ['19 calls', { unthrottled14: 19 }, 'SANDBOX_SUCCESS', 'UNKNOWN'],
    ['no calls', { unthrottled14: 0, successes14: 0 }, 'SANDBOX_SUCCESS', 'UNKNOWN'],
  ])('%s leave the sandbox measure %s', (_case, change, code, state) => {
    expect(measured({ sandbox: { ...sandbox, ...change } }, code)[0]).toBe(state);
  });

  it.each<[number, MeasureState]>([
    [99, 'UNKNOWN'],
    [100, 'KNOWN'],
  ])('gives with %i production calls the error rate %s', (unthrottled, state) => {
    expect(measured({ production28: { unthrottled, errorRate: 0.02 } }, 'PRODUCTION_ERRORS')).toEqual([
      state,
      0.02,
    ]);
  });

  it('weights blockers by severity and working days open', () => {
    const severities = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;
    const blockers = severities.map((severity) => ({ severity, workingDaysOpen: 4 }));
    expect(measured({ blockers }, 'BLOCKERS')).toEqual(['KNOWN', 1 + 2 + 4 + 8]);
  });

  it('keeps sample and age beside the value, so that other models can score the same rows', () => {
    const facts = factsWith({
      sandbox: { ...sandbox, unthrottled14: 19 },
      pulse: { rating: 4, ageDays: 100 },
    });
    const read = readMeasures(facts);
    expect(read.find(({ measure }) => measure === 'SANDBOX_SUCCESS')).toMatchObject({
      value: 1,
      sampleSize: 19,
    });
    expect(read.find(({ measure }) => measure === 'SENTIMENT')).toMatchObject({ value: 4, ageDays: 100 });
  });
});
