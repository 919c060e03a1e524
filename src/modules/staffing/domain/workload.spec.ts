import type { AllocationKind } from '../../../kernel/enums.js';
import { MONDAY_TO_FRIDAY } from '../../../kernel/work-week.js';
import { type LoadFacts, isOver, loadOver, weekLoads, weeksOf } from './workload.js';

const FREE: LoadFacts = {
  ...{ weeklyCapacityHours: 40, earlier: [], timeOff: [], holidays: [], bookings: [] },
  week: MONDAY_TO_FRIDAY,
};
/** The week of Mon 30 Nov 2026 to Sun 6 Dec. */
const WEEK = { from: '2026-11-30', to: '2026-12-06' };
const booking = (from: string, to: string, hoursPerWeek: number, kind: AllocationKind = 'HARD') => ({
  ...{ from, to, hoursPerWeek, kind },
});
const off = (day: string) => ({ from: day, to: day });
const inWeek = (facts: Partial<LoadFacts>) => weekLoads({ ...FREE, ...facts }, WEEK)[0]!;

describe('a week', () => {
  it.each<[string, Partial<LoadFacts>, number]>([
    ['with nothing else', {}, 40],
    ['with a day off', { timeOff: [{ from: '2026-12-04', to: '2026-12-04' }] }, 32],
    ['with a weekend off', { timeOff: [{ from: '2026-12-05', to: '2026-12-06' }] }, 40],
    ['with a holiday', { holidays: ['2026-12-01'] }, 32],
    ['with a holiday on a weekend', { holidays: ['2026-12-05'] }, 40],
    [
      'with a holiday within time off',
      { holidays: ['2026-12-01'], timeOff: [{ from: '2026-11-30', to: '2026-12-02' }] },
      16,
    ],
    [
      'from Sunday to Thursday with a Friday off',
      { week: [1, 2, 3, 4, 7], timeOff: [off('2026-12-04')] },
      40,
    ],
    [
      'from Sunday to Thursday with a Sunday off',
      { week: [1, 2, 3, 4, 7], timeOff: [off('2026-12-06')] },
      32,
    ],
    ['of six days with a holiday', { week: [1, 2, 3, 4, 6, 7], holidays: ['2026-12-05'] }, 200 / 6],
    ['of one day', { week: [6] }, 40],
    ['all off', { timeOff: [{ from: '2026-11-01', to: '2026-12-31' }] }, 0],
    ['after a change of capacity', { earlier: [{ beforeOn: '2026-11-30', hours: 20 }] }, 40],
    ['before a change of capacity', { earlier: [{ beforeOn: '2026-12-07', hours: 20 }] }, 20],
    [
      'between two changes',
      {
        earlier: [
          { beforeOn: '2026-11-30', hours: 10 },
          { beforeOn: '2026-12-07', hours: 30 },
        ],
      },
      30,
    ],
    [
      'of 21 hours with a day off',
      { weeklyCapacityHours: 21, timeOff: [{ from: '2026-12-04', to: '2026-12-04' }] },
      16.8,
    ],
  ])('%s', (_case, facts, hours) => {
    expect(inWeek(facts).capacityHours).toBe(hours);
  });

  it.each<[string, Partial<LoadFacts>, number]>([
    ['allocated for the whole of it', { bookings: [booking('2026-11-30', '2026-12-06', 20)] }, 20],
    ['allocated from Wednesday', { bookings: [booking('2026-12-02', '2026-12-31', 20)] }, 12],
    ['allocated to Tuesday', { bookings: [booking('2026-10-01', '2026-12-01', 20)] }, 8],
    ['allocated for the weekend', { bookings: [booking('2026-12-05', '2026-12-06', 20)] }, 0],
    ['allocated the week before', { bookings: [booking('2026-11-23', '2026-11-29', 20)] }, 0],
    ['allocated the week after', { bookings: [booking('2026-12-07', '2026-12-13', 20)] }, 0],
    [
      'allocated over a holiday',
      { holidays: ['2026-12-01'], bookings: [booking('2026-11-30', '2026-12-06', 20)] },
      16,
    ],
    [
      'allocated over time off',
      {
        timeOff: [{ from: '2026-11-30', to: '2026-12-06' }],
        bookings: [booking('2026-11-30', '2026-12-06', 20)],
      },
      20,
    ],
    [
      'allocated twice',
      { bookings: [booking('2026-11-30', '2026-12-06', 20), booking('2026-12-03', '2026-12-06', 7)] },
      22.8,
    ],
  ])('%s', (_case, facts, hours) => {
    expect(inWeek(facts)).toMatchObject({ hardHours: hours, softHours: 0 });
    const soft = (facts.bookings ?? []).map((each) => ({ ...each, kind: 'SOFT' as const }));
    expect(inWeek({ ...facts, bookings: soft })).toMatchObject({ hardHours: 0, softHours: hours });
  });

  it.each<[string, number, number, boolean]>([
    ['fully allocated', 25, 15, false],
    ['over-allocated by an hour', 25, 16, true],
    ['over-allocated only with soft hours', 0, 41, true],
  ])('%s', (_case, hard, soft, overCapacity) => {
    const bookings = [booking(WEEK.from, WEEK.to, hard), booking(WEEK.from, WEEK.to, soft, 'SOFT')];
    expect(inWeek({ bookings })).toMatchObject({ overCapacity });
  });

  it('adds fractions up exactly', () => {
    const bookings = Array.from({ length: 10 }, () => booking('2026-11-30', '2026-11-30', 4));
    expect(inWeek({ bookings, weeklyCapacityHours: 8 })).toMatchObject({ hardHours: 8, overCapacity: false });
  });
});

it.each([
  ['one day', '2026-12-02', '2026-12-02', ['2026-11-30']],
  ['a Sunday and the Monday after it', '2026-12-06', '2026-12-07', ['2026-11-30', '2026-12-07']],
  ['two years', '2026-12-31', '2027-01-04', ['2026-12-28', '2027-01-04']],
  ['the last possible date', '9999-12-31', '9999-12-31', ['9999-12-27']],
])('%s overlaps these weeks', (_case, from, to, weeks) => {
  expect(weeksOf({ from, to })).toEqual(weeks);
});

it('counts only the requested days of a week', () => {
  const facts = { ...FREE, bookings: [booking('2026-11-01', '2026-12-31', 10)] };
  const load = loadOver(facts, { from: '2026-12-03', to: '2026-12-08' });
  expect(load).toEqual({ capacityHours: 32, hardHours: 8, softHours: 0 });
  expect(isOver(load)).toBe(false);
});
