import { ADOPTION_STEPS, funnelOf } from './adoption-steps.js';

describe('the funnel', () => {
  const counts = [
    { step: 'REGISTERED', n: 8, medianDays: 0 },
    { step: 'FIRST_SANDBOX_CALL', n: 6, medianDays: 2.5 },
    { step: 'CERTIFIED', n: 3, medianDays: 40 },
  ] as const;

  it('has every step in order, the unreached ones with 0', () => {
    expect(funnelOf(counts).map(({ step, n }) => [step, n])).toEqual([
      ['REGISTERED', 8],
      ['FIRST_SANDBOX_CALL', 6],
      ['CERTIFIED', 3],
      ['FIRST_PRODUCTION_CALL', 0],
      ['ACTIVATED', 0],
      ['SUSTAINED', 0],
    ]);
    expect(funnelOf([]).map(({ step }) => step)).toEqual(ADOPTION_STEPS);
  });

  it.each([
    ['REGISTERED', null],
    ['FIRST_SANDBOX_CALL', 0.75],
    ['CERTIFIED', 0.5],
    ['FIRST_PRODUCTION_CALL', 0],
    ['ACTIVATED', null],
  ])('converts to %s at %s of the step before', (step, conversion) => {
    expect(funnelOf(counts).find((each) => each.step === step)).toMatchObject({ conversion });
  });
});
