import { dayScale } from './day-scale';

const TODAY = '2026-11-30';

it('reaches from the first to the last day, with room at both ends', () => {
  const { from, to } = dayScale(['2026-12-10', null, '2026-11-20'], TODAY);
  expect([from, to]).toEqual(['2026-11-18', '2026-12-12']);
});

it('has a place for today where nothing is planned', () => {
  const { from, to, start, end } = dayScale([], TODAY);
  expect([from, to]).toEqual(['2026-11-28', '2026-12-02']);
  expect([start(TODAY), end(TODAY)]).toEqual([40, 60]);
});

it('lets a bar end with its last day', () => {
  const { start, end, to, from } = dayScale(['2026-12-10'], TODAY);
  expect(start(from)).toBe(0);
  expect(end(to)).toBe(100);
});

it.each([
  ['Mondays in a short range', ['2026-12-20'], ['2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21']],
  ['months in a long one', ['2027-02-25'], ['2026-12-01', '2027-01-01', '2027-02-01']],
  ['every fourth month in two years', ['2028-11-30'], ['2026-12-01', '2027-04-01', '2027-08-01']],
])('ticks are %s', (_case, days, first) => {
  const { ticks } = dayScale(days, TODAY);
  expect(ticks.slice(0, first.length).map(({ day }) => day)).toEqual(first);
  expect(ticks.length).toBeLessThanOrEqual(8);
});
