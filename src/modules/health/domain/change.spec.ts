import { UNEVALUATED } from './bands.js';
import { changeBetween } from './change.js';
import { evaluate } from './evaluate.js';
import { factsWith } from './facts.fixture.js';
import { HealthFacts } from './facts.js';
import { toMicros } from './micro.js';
import { ONBOARDING_V1 } from '../../../kernel/shipped-models.js';

const evaluated = (facts: Partial<HealthFacts>) =>
  evaluate(ONBOARDING_V1, factsWith(facts), UNEVALUATED, { daily: true });

describe('changeBetween', () => {
  it('returns what each measure added or took away', () => {
    const change = changeBetween(evaluated({}), evaluated({ scheduleVarianceFromLatestDays: 0 }));
    expect(change?.delta).toBe(8.421052);
    expect(change?.parts.filter(({ delta }) => delta !== 0)).toEqual([
      { measure: 'SCHEDULE_VARIANCE', delta: 8.421052 },
    ]);
  });

  it.each<[string, Partial<HealthFacts>]>([
    ['one measure moves', { workingDaysSincePartnerAct: 11 }],
    ['one becomes known', { pulse: { rating: 5, ageDays: 7 } }],
    ['one becomes unknown', { scheduleVarianceFromLatestDays: null }],
    ['the stage changes', { stage: 'LAUNCH', checklist: { needed: 3, satisfied: 2 } }],
  ])('has parts that add up to the difference of the exact scores if %s', (_case, facts) => {
    const [before, after] = [evaluated({}), evaluated(facts)];
    const change = changeBetween(before, after);
    const sum = change?.parts.reduce((total, { delta }) => total + toMicros(delta), 0);
    expect(sum).toBe(toMicros(after.scoreExact ?? NaN) - toMicros(before.scoreExact ?? NaN));
    expect(toMicros(change?.delta ?? NaN)).toBe(sum);
  });

  it('is null if either side has no score', () => {
    const unscored = { scoreExact: null, measures: [] };
    expect(changeBetween(unscored, evaluated({}))).toBeNull();
    expect(changeBetween(evaluated({}), unscored)).toBeNull();
  });
});
