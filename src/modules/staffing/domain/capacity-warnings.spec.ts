import { capacityWarnings } from './capacity-warnings.js';
import { type WeekLoad, weeksOf } from './workload.js';

const load = (weekOf: string, hardHours: number, softHours = 0, capacityHours = 40): WeekLoad => ({
  ...{ weekOf, hardHours, softHours, capacityHours },
  overCapacity: hardHours + softHours > capacityHours,
});
const MONDAYS = weeksOf({ from: '2026-11-30', to: '2027-03-31' });

it.each<[string, WeekLoad[], string[]]>([
  ['no week', [], []],
  ['a fully allocated week', [load('2026-11-30', 40)], []],
  [
    'an over-allocated week',
    [load('2026-11-30', 52)],
    ['Over capacity: 52 of 40 hours allocated in the week of 30 Nov 2026.'],
  ],
  [
    'a week over-allocated by soft hours',
    [load('2026-11-30', 40, 12)],
    ['Over capacity: 52 of 40 hours allocated in the week of 30 Nov 2026, of which 12 are soft.'],
  ],
  [
    'a week off',
    [load('2026-12-07', 16.8, 0, 0)],
    ['Over capacity: 16.8 of 0 hours allocated in the week of 7 Dec 2026.'],
  ],
  [
    'consecutive equal weeks',
    [load('2026-11-30', 52), load('2026-12-07', 52), load('2026-12-14', 52)],
    ['Over capacity: 52 of 40 hours allocated in each of the 3 weeks starting with that of 30 Nov 2026.'],
  ],
  [
    'equal weeks with another one between them',
    [load('2026-11-30', 52), load('2026-12-07', 40), load('2026-12-14', 52)],
    [
      'Over capacity: 52 of 40 hours allocated in the week of 30 Nov 2026.',
      'Over capacity: 52 of 40 hours allocated in the week of 14 Dec 2026.',
    ],
  ],
  [
    'consecutive weeks, one with a soft allocation',
    [load('2026-11-30', 52), load('2026-12-07', 42, 10)],
    [
      'Over capacity: 52 of 40 hours allocated in the week of 30 Nov 2026.',
      'Over capacity: 52 of 40 hours allocated in the week of 7 Dec 2026, of which 10 are soft.',
    ],
  ],
])('%s', (_case, loads, warnings) => {
  expect(capacityWarnings(loads)).toEqual(warnings);
});

it('counts the weeks that do not fit into ten sentences', () => {
  const told = (count: number) =>
    capacityWarnings(MONDAYS.slice(0, count).map((weekOf, index) => load(weekOf, 41 + index)));
  expect(told(10)).toHaveLength(10);
  expect(told(11).at(-1)).toBe('Over capacity in 1 more week.');
  expect(told(13).at(-1)).toBe('Over capacity in 3 more weeks.');
  expect(told(13)).toHaveLength(11);
});
