import fc from 'fast-check';
import { PARTIES, type Party } from '../../../kernel/enums.js';
import { workingCalendar } from '../../../kernel/working-days.js';
import { workingHours } from '../../../kernel/working-hours.js';
import { type BallInterval, type BallMove, passed, stopped, resumed } from './ball.js';

const at = (minute: number) => new Date(Date.UTC(2026, 11, 1, 9, minute));
const open = (party: Party, since: number): BallInterval => ({ party, since: at(since), until: null });
const ended = (party: Party, since: number, until: number) => ({ ...open(party, since), until: at(until) });

it.each<[string, BallMove, BallMove]>([
  ['the first pass begins', passed(null, 'SERVICES', at(5)), { latest: null, next: open('SERVICES', 5) }],
  [
    'a later pass ends one interval where the next begins',
    passed(open('SERVICES', 0), 'PARTNER', at(5)),
    { latest: ended('SERVICES', 0, 5), next: open('PARTNER', 5) },
  ],
  [
    'a pass within the same instant replaces the party',
    passed(open('SERVICES', 5), 'PARTNER', at(5)),
    { latest: open('PARTNER', 5), next: null },
  ],
  [
    'a pass overtaken by another is not backdated',
    passed(open('SERVICES', 5), 'PARTNER', at(4)),
    { latest: open('PARTNER', 5), next: null },
  ],
  ['a hold ends it', stopped(open('PARTNER', 0), at(9)), { latest: ended('PARTNER', 0, 9), next: null }],
  [
    'a hold at the same instant as a pass leaves an empty interval',
    stopped(open('PARTNER', 9), at(9)),
    { latest: ended('PARTNER', 9, 9), next: null },
  ],
  [
    'a second hold changes nothing',
    stopped(ended('PARTNER', 0, 5), at(9)),
    { latest: ended('PARTNER', 0, 5), next: null },
  ],
  ['a hold before any pass does nothing', stopped(null, at(9)), { latest: null, next: null }],
  [
    'the same party resumes',
    resumed(ended('PARTNER', 0, 5), at(9)),
    { latest: ended('PARTNER', 0, 5), next: open('PARTNER', 9) },
  ],
  [
    'resuming an active engagement changes nothing',
    resumed(open('PARTNER', 0), at(9)),
    { latest: open('PARTNER', 0), next: null },
  ],
])('%s', (_case, move, expected) => {
  expect(move).toEqual(expected);
});

type Step = { readonly act: Party | 'HOLD' | 'RESUME' | 'CLOSE'; readonly minutes: number };
/** Up to forty moves, some at the same instant, some with an earlier time than the last one; closing ends it. */
const history = fc.array(
  fc.record<Step>({
    act: fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(...PARTIES, 'HOLD' as const, 'RESUME' as const) },
      { weight: 1, arbitrary: fc.constant('CLOSE' as const) },
    ),
    minutes: fc.oneof(fc.constant(0), fc.integer({ min: -30, max: 6_000 })),
  }),
  { maxLength: 40 },
);

function play(steps: readonly Step[]) {
  let now = at(0);
  let intervals: BallInterval[] = [open('SERVICES', 0)];
  const rests: [Date, Date][] = [];
  for (const { act, minutes } of steps) {
    now = new Date(now.getTime() + minutes * 60_000);
    const latest = intervals.at(-1)!;
    const isResting = latest.until !== null;
    if (act === 'CLOSE')
      return { intervals: [...intervals.slice(0, -1), stopped(latest, now).latest!], rests };
    if (act !== 'HOLD' && act !== 'RESUME' && (isResting || latest.party === act)) continue;
    const move =
      act === 'HOLD'
        ? stopped(latest, now)
        : act === 'RESUME'
          ? resumed(latest, now)
          : passed(latest, act, now);
    if (isResting && move.next) rests.push([latest.until, move.next.since]);
    intervals = [...intervals.slice(0, -1), move.latest!, ...(move.next ? [move.next] : [])];
  }
  return { intervals, rests };
}

it('never has a gap while active, or an overlap', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const { intervals, rests } = play(steps);
      for (const [index, interval] of intervals.entries()) {
        const next = intervals[index + 1];
        if (interval.until) expect(interval.until.getTime()).toBeGreaterThanOrEqual(interval.since.getTime());
        if (!next) continue;
        const isRest = rests.some(([from, to]) => from === interval.until && to === next.since);
        if (!isRest) expect(next.since).toEqual(interval.until);
        expect(next.since.getTime()).toBeGreaterThanOrEqual(interval.until!.getTime());
      }
    }),
  );
});

it('adds up to the total working time, over all parties and holds', () => {
  const hours = workingHours(workingCalendar(['2026-12-25']), 'Europe/Berlin');
  fc.assert(
    fc.property(history, (steps) => {
      const { intervals, rests } = play(steps);
      const end = new Date(
        Math.max(...intervals.map(({ since, until }) => (until ?? since).getTime())) + 1e8,
      );
      const last = intervals.at(-1)!;
      const spans = [
        ...intervals.map(({ since, until }): [Date, Date] => [since, until ?? end]),
        ...rests,
        ...(last.until ? [[last.until, end] as [Date, Date]] : []),
      ];
      const sum = spans.reduce((total, [from, to]) => total + hours.workingMsBetween(from, to), 0);
      expect(sum).toBe(hours.workingMsBetween(intervals[0]!.since, end));
    }),
  );
});
