import { factsWith } from './facts.fixture.js';
import { HealthFacts } from './facts.js';
import { readMeasures } from './measures.js';
import { round6, toMicros } from './micro.js';
import { MeasureCode, MeasureRule, StageGroup, groupOf } from '../../../kernel/health-model.js';
import { ONBOARDING_V1 } from '../../../kernel/shipped-models.js';
import { ScoreCard, decay, normalise, scoreReadings } from './score.js';

function scoreOf(facts: Partial<HealthFacts>): ScoreCard {
  const whole = factsWith(facts);
  return scoreReadings(groupOf(ONBOARDING_V1, whole.stage), readMeasures(whole));
}

function measureOf(card: ScoreCard, code: MeasureCode) {
  return card.measures.find(({ measure }) => measure === code);
}

function sumOfContributions(card: ScoreCard): number {
  return card.measures.reduce((sum, { contribution }) => sum + toMicros(contribution ?? 0), 0);
}

const LITTLE_KNOWN: Partial<HealthFacts> = {
  stage: 'ADOPTION',
  workingDaysSincePartnerAct: 0,
  blockers: [],
};

describe('normalise', () => {
  it.each([
    ['poor', 15, 15, 0, 0],
    ['healthy', 0, 15, 0, 100],
    ['between', 6, 15, 0, 60],
    ['worse than poor', 40, 15, 0, 0],
    ['better than healthy', -3, 15, 0, 100],
    ['with poor below healthy', 0.8, 0.6, 1.0, 50],
    ['both negative', -0.125, -0.2, -0.05, 50],
  ])('%s', (_case, value, poor, healthy, score) => {
    expect(normalise(value, { poor, healthy })).toBeCloseTo(score, 9);
  });
});

describe('decay', () => {
  it.each([
    [0, 100],
    [45, 75],
    [90, 62.5],
  ])('makes a full score after %i days worth %d', (ageDays, score) => {
    expect(decay(100, ageDays, 45)).toBe(score);
  });

  it('also raises a poor score towards neutral', () => {
    expect(decay(0, 45, 45)).toBe(25);
  });
});

describe('scoreReadings', () => {
  it('returns the BUILD example', () => {
    const card = scoreOf({});
    expect(card).toMatchObject({ stageGroup: 'BUILD', scoreExact: 61.929825, score: 62, coverage: 0.95 });
    const contributions = card.measures.flatMap(({ measure, contribution }) =>
      contribution === null ? [] : [[measure, contribution]],
    );
    expect(contributions).toEqual([
      ['SCHEDULE_VARIANCE', 12.631579],
      ['SCHEDULE_PERFORMANCE', 7.894737],
      ['MOMENTUM', 14.035088],
      ['BLOCKERS', 9.473684],
      ['SANDBOX_ACTIVITY', 9.473684],
      ['SANDBOX_SUCCESS', 8.421053],
    ]);
  });

  it.each([
    [45, 'KNOWN', 75],
    [90, 'KNOWN', 62.5],
    [91, 'STALE', null],
  ])('a pulse of 5 on day %i is %s with %d', (ageDays, state, score) => {
    expect(measureOf(scoreOf({ pulse: { rating: 5, ageDays } }), 'SENTIMENT')).toMatchObject({
      state,
      score,
    });
  });

  it('scores measures without weight in the stage, which add nothing', () => {
    const card = scoreOf({ productionBreadth: 0.35 });
    expect(measureOf(card, 'PRODUCTION_BREADTH')).toMatchObject({
      state: 'NOT_APPLICABLE',
      value: 0.35,
      score: 50,
      weight: 0,
      contribution: null,
    });
    expect(card.scoreExact).toBe(61.929825);
  });

  it('counts a stale measure as unknown but applicable', () => {
    expect(scoreOf({ pulse: { rating: 5, ageDays: 91 } }).coverage).toBe(0.95);
  });

  it('excludes what does not apply from the coverage', () => {
    expect(scoreOf({ sandbox: null }).coverage).toBe(round6(70 / 75));
  });

  it('has no score only if nothing is known', () => {
    const sentimentOnly = { ...groupOf(ONBOARDING_V1, 'ADOPTION') };
    const rules = sentimentOnly.rules.filter(({ measure }) => measure === 'SENTIMENT');
    const readings = readMeasures(factsWith(LITTLE_KNOWN));
    expect(scoreReadings({ ...sentimentOnly, rules }, readings)).toMatchObject({
      scoreExact: null,
      score: null,
      coverage: 0,
    });
  });

  it('scores even if little is known, and shows it in the coverage', () => {
    expect(scoreOf(LITTLE_KNOWN)).toMatchObject({ scoreExact: 100, score: 100, coverage: 0.2 });
  });

  it('always sums the contributions to the exact score', () => {
    for (let days = 0; days <= 40; days += 1) {
      const card = scoreOf({
        stage: days % 2 === 0 ? 'DESIGN' : 'LAUNCH',
        scheduleVarianceFromLatestDays: days / 3,
        schedulePerformanceIndex: 0.6 + days / 101,
        workingDaysSincePartnerAct: days % 17,
        checklist: { needed: 7, satisfied: days % 8 },
        pulse: { rating: 1 + (days % 5), ageDays: days },
      });
      expect(sumOfContributions(card)).toBe(toMicros(card.scoreExact ?? NaN));
    }
  });
});

describe('the rounding difference', () => {
  const third = (measure: MeasureCode, weight: number): MeasureRule => ({
    measure,
    weight,
    poor: 0,
    healthy: 100,
  });
  const contributions = (rules: readonly MeasureRule[]) => {
    const group: StageGroup = { name: 'TEST', stages: ['DESIGN'], rules };
    const values = {
      scheduleVarianceFromLatestDays: 100,
      schedulePerformanceIndex: 100,
      workingDaysSincePartnerAct: 100,
    };
    const card = scoreReadings(group, readMeasures(factsWith(values)));
    return card.measures.slice(0, 3).map(({ contribution }) => contribution);
  };

  it('goes to the first in the table if weights are equal', () => {
    const rules = (['MOMENTUM', 'SCHEDULE_PERFORMANCE', 'SCHEDULE_VARIANCE'] as const).map((code) =>
      third(code, 1),
    );
    expect(contributions(rules)).toEqual([33.333334, 33.333333, 33.333333]);
  });

  it('goes to the largest weight', () => {
    const rules = [third('SCHEDULE_VARIANCE', 1), third('SCHEDULE_PERFORMANCE', 1), third('MOMENTUM', 5)];
    expect(contributions(rules)).toEqual([14.285714, 14.285714, 71.428572]);
  });
});

describe('rounding the score', () => {
  it.each([
    [49.499999, 49],
    [49.5, 50],
    [69.499999, 69],
    [69.5, 70],
  ])('%d shows as %i', (value, score) => {
    const rule: MeasureRule = { measure: 'SCHEDULE_VARIANCE', weight: 100, poor: 0, healthy: 100 };
    const group: StageGroup = { name: 'TEST', stages: ['DESIGN'], rules: [rule] };
    expect(
      scoreReadings(group, readMeasures(factsWith({ scheduleVarianceFromLatestDays: value }))).score,
    ).toBe(score);
  });
});
