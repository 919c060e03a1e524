import { scaleOver } from './scale';

const TODAY = '2026-11-30';

describe('the scale of a timeline', () => {
  it('holds all days and today in whole weeks', () => {
    const { first, last, ticks } = scaleOver(['2026-12-09', '2026-11-18'], TODAY, 'week');
    expect([first, last]).toEqual(['2026-11-16', '2026-12-13']);
    expect(ticks.map(({ from }) => from)).toEqual(['2026-11-16', '2026-11-23', '2026-11-30', '2026-12-07']);
  });

  it('holds them in whole months, whatever their length', () => {
    const { ticks } = scaleOver(['2027-03-01', '2027-01-31'], TODAY, 'month');
    expect(ticks.map(({ from, to }) => [from, to])).toEqual([
      ['2026-11-01', '2026-11-30'],
      ['2026-12-01', '2026-12-31'],
      ['2027-01-01', '2027-01-31'],
      ['2027-02-01', '2027-02-28'],
      ['2027-03-01', '2027-03-31'],
    ]);
  });

  it('holds them in whole quarters', () => {
    const { ticks } = scaleOver(['2027-04-01'], TODAY, 'quarter');
    expect(ticks.map(({ from, to }) => [from, to])).toEqual([
      ['2026-10-01', '2026-12-31'],
      ['2027-01-01', '2027-03-31'],
      ['2027-04-01', '2027-06-30'],
    ]);
  });

  it('begins its first day at 0 and ends with its last', () => {
    const { at, first, width, ticks } = scaleOver([], TODAY, 'week');
    expect(at(first)).toBe(0);
    expect(ticks).toHaveLength(1);
    expect(width).toBe(7 * 14);
  });

  it('is not drawn out by a day centuries away', () => {
    const { ticks } = scaleOver(['9999-12-31', '1900-01-01'], TODAY, 'month');
    expect(ticks.length).toBeLessThan(100);
  });
});
