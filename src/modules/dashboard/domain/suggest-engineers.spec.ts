import { type Candidate, type Need, horizonOf, overlapHours, suggestEngineers } from './suggest-engineers.js';

const TODAY = '2026-11-30';
const NEED: Need = {
  products: [{ id: 'payments', name: 'Instant Payments' }],
  timeZone: 'America/New_York',
  today: TODAY,
  horizon: horizonOf(TODAY, null),
};
const TWO: Need = { ...NEED, products: [...NEED.products, { id: 'lending', name: 'Lending' }] };
const knows = (levels: Record<string, number>) => ({ levels: new Map(Object.entries(levels)) });
const someone = (changes: Partial<Candidate> = {}): Candidate => ({
  ...{ id: 'a', name: 'Ada', timeZone: 'America/New_York', levels: new Map<string, number>() },
  ...{ bookedHours: 0, capacityHours: 160 },
  ...changes,
});
const scoreOf = (candidate: Candidate, need = NEED) => suggestEngineers(need, [candidate])[0]!.score;
const reasonsOf = (candidate: Candidate, need = NEED) => suggestEngineers(need, [candidate])[0]!.reasons;

describe('the score', () => {
  it.each<[string, Candidate, Need, number]>([
    ['everything', someone(knows({ payments: 5 })), NEED, 100],
    ['level 1', someone(knows({ payments: 1 })), NEED, 60],
    ['no skill', someone(), NEED, 50],
    ['a skill that is not required', someone(knows({ loyalty: 5 })), NEED, 50],
    ['one product of two', someone(knows({ lending: 5 })), TWO, 75],
    ['both products', someone(knows({ lending: 4, payments: 2 })), TWO, 80],
    ['half allocated', someone({ bookedHours: 80 }), NEED, 35],
    ['fully allocated', someone({ bookedHours: 160 }), NEED, 20],
    ['over-allocated', someone({ bookedHours: 300 }), NEED, 20],
    ['a zone six hours ahead', someone({ timeZone: 'Europe/Berlin' }), NEED, 35],
    ['a zone on the other side of the world', someone({ timeZone: 'Asia/Kolkata' }), NEED, 30],
    ['half a point, rounded', someone({ bookedHours: 8 }), NEED, 49],
    ['nothing in scope', someone(knows({ payments: 5 })), { ...NEED, products: [] }, 50],
    ['on time off throughout', someone({ ...knows({ payments: 5 }), capacityHours: 0 }), NEED, 0],
  ])('of %s', (_case, candidate, need, score) => {
    expect(scoreOf(candidate, need)).toBe(score);
  });
});

describe('the order', () => {
  const order = (...candidates: Candidate[]) => suggestEngineers(NEED, candidates).map(({ id }) => id);
  const skilled = someone({ id: 's', ...knows({ payments: 5 }) });

  it('is by score', () => {
    expect(order(someone({ id: 'b', bookedHours: 16 }), skilled, someone({ id: 'c' }))).toEqual([
      's',
      'c',
      'b',
    ]);
  });
  it('is by name and then by ID for equal scores, whatever the input order', () => {
    const equals = [
      someone({ id: '2', name: 'Bo' }),
      someone({ id: '1', name: 'Bo' }),
      someone({ id: '3', name: 'Al' }),
    ];
    expect(order(...equals)).toEqual(['3', '1', '2']);
    expect(order(...[...equals].reverse())).toEqual(['3', '1', '2']);
  });
  it('puts engineers who are away the whole time last, whatever their skills', () => {
    const away = someone({ id: 'away', capacityHours: 0, ...knows({ payments: 5 }) });
    const worst = someone({ id: 'worst', bookedHours: 300, timeZone: 'Asia/Kolkata' });
    expect(order(away, worst)).toEqual(['worst', 'away']);
  });
  it('is empty if there are no engineers', () => {
    expect(order()).toEqual([]);
  });
});

describe('the reasons', () => {
  it('name each product, the load and the zone', () => {
    const candidate = someone({ ...knows({ payments: 4 }), bookedHours: 12, timeZone: 'America/Chicago' });
    expect(reasonsOf(candidate, TWO)).toEqual([
      'Knows Instant Payments at level 4 of 5',
      'Does not know Lending',
      '12 of 160 hours allocated in the next 4 weeks',
      '7 of 8 working hours overlap with America/New_York',
    ]);
  });
  it('mention absences', () => {
    expect(reasonsOf(someone({ capacityHours: 0 }))).toContain('On time off for all of the next 4 weeks');
  });
  it('list missing skills', () => {
    const three = { ...TWO, products: [...TWO.products, { id: 'x', name: 'Loyalty' }] };
    expect(reasonsOf(someone(), three)[0]).toBe('Does not know Instant Payments, Lending and Loyalty');
  });
});

it.each<[string, string | null, string, string]>([
  ['no go-live', null, '2026-12-27', 'the next 4 weeks'],
  ['a go-live in the past', '2026-11-01', '2026-12-27', 'the next 4 weeks'],
  ['a go-live in four weeks', '2026-12-27', '2026-12-27', 'the next 4 weeks'],
  ['a go-live in four weeks and a day', '2026-12-28', '2026-12-28', 'the time to go-live on 28 Dec 2026'],
  ['a go-live in 26 weeks', '2027-05-30', '2027-05-30', 'the time to go-live on 30 May 2027'],
  ['a go-live in 26 weeks and a day', '2027-05-31', '2027-05-30', 'the next 26 weeks'],
])('with %s count the load to the day', (_case, goLiveOn, to, name) => {
  expect(horizonOf(TODAY, goLiveOn)).toEqual({ from: TODAY, to, name });
});

it.each([
  ['the same time zone', 'America/New_York', 'America/New_York', TODAY, 8],
  ['London in winter', 'America/New_York', 'Europe/London', TODAY, 3],
  ['London while only New York has changed its clocks', 'America/New_York', 'Europe/London', '2026-03-10', 4],
  ['half hours', 'Asia/Kolkata', 'Asia/Kathmandu', TODAY, 7.75],
  ['no overlap', 'America/Los_Angeles', 'Europe/Berlin', TODAY, 0],
  ['the day after, across the date line', 'America/New_York', 'Pacific/Auckland', TODAY, 2],
  ['the day before, across the date line', 'Pacific/Auckland', 'America/New_York', TODAY, 2],
  ['a Sunday', 'America/New_York', 'Europe/London', '2026-12-06', 3],
])('%s', (_case, zone, other, today, hours) => {
  expect(overlapHours(zone, other, today)).toBe(hours);
});
