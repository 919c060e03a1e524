import { movedMilestones } from './moved.js';

const before = [
  { id: 'a', forecastStartOn: '2026-12-01', forecastDueOn: '2026-12-03' },
  { id: 'b', forecastStartOn: '2026-12-04', forecastDueOn: '2026-12-04' },
  { id: 'c', forecastStartOn: null, forecastDueOn: null },
];
const days = (forecastStartOn: string | null, forecastDueOn: string | null) => ({
  ...{ forecastStartOn, forecastDueOn },
});
const after = (changes: Record<string, ReturnType<typeof days>>) =>
  before.map((milestone) => ({ ...milestone, ...changes[milestone.id] }));

it.each<[string, Record<string, ReturnType<typeof days>>, string[]]>([
  ['nothing if no day moved', {}, []],
  ['a milestone that ends on another day', { a: days('2026-12-01', '2026-12-04') }, ['a']],
  ['a milestone that starts on another day', { b: days('2026-12-03', '2026-12-04') }, ['b']],
  [
    'all milestones that moved, in plan order',
    { b: days('2026-12-07', '2026-12-07'), a: days('2026-12-02', '2026-12-04') },
    ['a', 'b'],
  ],
])('returns %s', (_case, changes, moved) => {
  expect(movedMilestones(before, after(changes)).map(({ milestoneId }) => milestoneId)).toEqual(moved);
});

it('returns the days before and after', () => {
  expect(movedMilestones(before, after({ c: days('2026-12-07', '2026-12-08') }))).toEqual([
    {
      ...{ milestoneId: 'c', beforeStart: null, beforeDue: null },
      ...{ afterStart: '2026-12-07', afterDue: '2026-12-08' },
    },
  ]);
});
