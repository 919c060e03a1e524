import { differenceOf } from './compare.js';
import type { Judgement } from './judge.js';
import { EMPTY_TALLY, addToTally, figuresOf, percentile } from './tally.js';

const judgement = (isWarned: boolean, came: boolean, day = '2027-01-04'): Judgement => ({
  ...{ day, isWarned, outcome: came ? '2027-01-20' : null },
});
const times = (count: number, isWarned: boolean, came: boolean) =>
  Array.from({ length: count }, () => judgement(isWarned, came));

describe('the figures of a backtest', () => {
  it('are precision, recall and F1 of the samples, and the lead times', () => {
    const judged = [...times(15, true, true), ...times(5, true, false), ...times(10, false, true)];
    const tally = addToTally(EMPTY_TALLY, [...judged, ...times(30, false, false)], [5, 12, 12, 30]);
    expect(figuresOf(tally)).toEqual({
      matrix: { truePositive: 15, falsePositive: 5, falseNegative: 10, trueNegative: 30 },
      ...{ precision: 0.75, recall: 0.6, tooFew: null },
      f1: 30 / 45,
      leadTimeDays: { median: 12, p90: expect.closeTo(24.6, 9) },
    });
  });

  it.each([
    ['20 outcomes and 20 without', 20, 20, null],
    ['19 outcomes', 19, 40, { n: 19, needed: 20 }],
    ['19 without', 40, 19, { n: 19, needed: 20 }],
  ])('need enough samples: %s', (_case, outcomes, without, tooFew) => {
    const judged = [...times(outcomes, true, true), ...times(without, true, false)];
    const figures = figuresOf(addToTally(EMPTY_TALLY, judged, [3]));
    expect(figures.tooFew).toEqual(tooFew);
    expect(figures.matrix.truePositive).toBe(outcomes);
    expect(figures.precision === null).toBe(tooFew !== null);
    expect(figures.leadTimeDays === null).toBe(tooFew !== null);
  });

  it('have no precision if nothing was warned of, and no lead time if nothing was predicted', () => {
    const judged = [...times(20, false, true), ...times(20, false, false)];
    const { precision, recall, f1, leadTimeDays } = figuresOf(addToTally(EMPTY_TALLY, judged, []));
    expect({ precision, recall, f1, leadTimeDays }).toEqual({
      ...{ precision: null, recall: 0, f1: 0, leadTimeDays: null },
    });
  });

  it('are the same whether engagements are added at once or one by one', () => {
    const [one, other] = [times(3, true, true), times(2, false, false)];
    const singly = addToTally(addToTally(EMPTY_TALLY, one, [4]), other, [4, 9]);
    expect(singly).toEqual(addToTally(EMPTY_TALLY, [...one, ...other], [4, 4, 9]));
  });
});

it.each([
  ['of one value', [[7, 1]], 0.9, 7],
  [
    'between two',
    [
      [10, 1],
      [20, 1],
      [30, 1],
      [40, 1],
    ],
    0.5,
    25,
  ],
  [
    'at p90',
    [
      [10, 1],
      [20, 1],
      [30, 1],
      [40, 1],
    ],
    0.9,
    37,
  ],
  [
    'of counted values in any order',
    [
      [9, 1],
      [1, 3],
    ],
    0.5,
    1,
  ],
] as const)('the percentile %s', (_case, counted, q, value) => {
  expect(percentile(counted, q)).toBeCloseTo(value, 9);
});

describe('what two models judge differently', () => {
  it('is counted by week, if both have a sample that counts', () => {
    const model = [
      judgement(true, false, '2027-01-04'),
      judgement(false, false, '2027-01-12'),
      judgement(true, true, '2027-01-18'),
    ];
    const active = [judgement(false, false, '2027-01-05'), judgement(true, false, '2027-01-11')];
    expect(differenceOf(model, active)).toEqual({ onlyModelWeeks: 1, onlyActiveWeeks: 1 });
  });

  it('is nothing if they agree', () => {
    expect(differenceOf([judgement(true, true)], [judgement(true, true)])).toBeNull();
  });
});
