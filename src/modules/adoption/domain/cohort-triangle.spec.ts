import { type CohortInterval, type Reached, cellsOf, intervalsBetween } from './cohort-triangle.js';

describe('the intervals between', () => {
  it.each<[string, string, CohortInterval, number]>([
    ['2026-11-01', '2026-11-01', 'MONTH', 0],
    ['2026-11-01', '2027-02-01', 'MONTH', 3],
    ['2026-11-01', '2026-10-01', 'MONTH', -1],
    ['2026-11-30', '2026-12-07', 'WEEK', 1],
    ['2026-12-28', '2027-01-11', 'WEEK', 2],
    ['2026-11-30', '2026-11-23', 'WEEK', -1],
  ])('%s and %s by %s', (from, to, interval, count) => {
    expect(intervalsBetween(from, to, interval)).toBe(count);
  });
});

describe('the cells of a cohort', () => {
  const start = '2026-09-01';
  const step = 'ACTIVATED';
  const reached: Reached[] = [
    { start, step, period: '2026-08-01', n: 1 }, // before it started
    { start, step, period: '2026-09-01', n: 2 },
    { start, step, period: '2026-11-01', n: 1 },
    { start, step: 'SUSTAINED', period: '2026-11-01', n: 1 },
    { start: '2026-10-01', step, period: '2026-10-01', n: 5 },
  ];
  const cells = (today: string, engagements = 8) =>
    cellsOf({ start, engagements }, reached, { interval: 'MONTH', steps: [step], today }).map(
      ({ since, n, share }) => [since, n, share],
    );

  it.each<[string, string, (number | null)[][]]>([
    ['in the month it started', '2026-09-30', [[0, 3, 0.375]]],
    [
      'on the first day of the next',
      '2026-10-01',
      [
        [0, 3, 0.375],
        [1, 3, 0.375],
      ],
    ],
    [
      'later',
      '2026-11-15',
      [
        [0, 3, 0.375],
        [1, 3, 0.375],
        [2, 4, 0.5],
      ],
    ],
    ['before it starts', '2026-08-31', []],
  ])('accumulate %s', (_case, today, expected) => {
    expect(cells(today)).toEqual(expected);
  });

  it('end after 12 months, or 26 weeks', () => {
    expect(cells('2030-01-01')).toHaveLength(13);
    const weeks = cellsOf({ start: '2026-11-30', engagements: 1 }, [], {
      interval: 'WEEK',
      today: '2030-01-01',
    });
    expect(weeks).toHaveLength(6 * 27);
  });

  it('have no share without engagements', () => {
    expect(cells('2026-09-01', 0)).toEqual([[0, 3, null]]);
  });

  it('come by step', () => {
    const all = cellsOf({ start, engagements: 8 }, reached, { interval: 'MONTH', today: '2026-11-01' });
    expect(all).toHaveLength(18);
    expect(all.at(-1)).toEqual({ step: 'SUSTAINED', since: 2, n: 1, share: 0.125 });
  });
});
