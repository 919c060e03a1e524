import { workingCalendar } from '../../../kernel/working-days.js';
import type { Arc } from './arc.js';
import { ARCS } from './arcs.js';
import { type PlannedMilestone, type Rest, courseOf, inWeeks } from './course.js';

const milestone = (code: string, more: Partial<PlannedMilestone>): PlannedMilestone => ({
  ...{ id: code, code, title: code, stage: 'CERTIFICATION', party: 'SERVICES', visibility: 'PARTNER' },
  ...{
    required: true,
    isGoLive: false,
    usageProof: null,
    baselineStartOn: '2026-11-30',
    baselineDueOn: '2026-12-02',
  },
  ...more,
});
const PLAN = [
  milestone('A', {}),
  milestone('B', { baselineStartOn: '2026-12-03', baselineDueOn: '2026-12-09', party: 'COMPLIANCE' }),
  milestone('G', { baselineStartOn: '2026-12-14', baselineDueOn: '2026-12-14', stage: 'LAUNCH' }),
];
const STEADY: Arc = { pace: 1, calls: { sandbox: 0, production: 0, failing: 0, breadth: 1 } };

/** Each day as `started>done`. */
function course(
  arc: Partial<Arc>,
  until: string | null = null,
  rest: Rest | null = null,
): Record<string, string> {
  const calendar = workingCalendar([]);
  const days = courseOf(PLAN, { arc: { ...STEADY, ...arc }, startedOn: '2026-11-30', until, rest, calendar });
  const codes = (milestones: readonly PlannedMilestone[]) => milestones.map(({ code }) => code).join();
  return Object.fromEntries(days.map(({ day, started, done }) => [day, `${codes(started)}>${codes(done)}`]));
}

describe('the progress of a plan', () => {
  it('is as planned at a pace of 1', () => {
    expect(course({})).toEqual({
      ...{ '2026-11-30': 'A>', '2026-12-02': '>A', '2026-12-03': 'B>', '2026-12-09': '>B' },
      '2026-12-14': '>G',
    });
  });

  it('takes half the working days at a pace of a half', () => {
    expect(course({ pace: 0.5 })).toMatchObject({ '2026-12-07': '>G' });
  });

  it('stops where it is stuck', () => {
    expect(course({ stuckIn: 'CERTIFICATION' })).toEqual({
      ...{ '2026-11-30': 'A>', '2026-12-02': '>A', '2026-12-03': 'B>' },
    });
  });

  it('stops when no one works on it any more', () => {
    expect(course({}, '2026-12-03')).toEqual({ '2026-11-30': 'A>', '2026-12-02': '>A' });
  });

  it('is delayed by the length of a hold, from the hold on', () => {
    expect(course({}, null, { from: '2026-12-03', to: '2026-12-08' })).toEqual({
      ...{ '2026-11-30': 'A>', '2026-12-02': '>A', '2026-12-08': 'B>', '2026-12-14': '>B' },
      '2026-12-17': '>G',
    });
  });

  it('is in chronological order for every arc', () => {
    for (const arc of Object.values(ARCS)) {
      const days = Object.keys(course(arc));
      expect([...days].sort()).toEqual(days);
    }
  });

  it('is grouped by week up to a given day, and by day after it', () => {
    const calendar = workingCalendar([]);
    const days = courseOf(PLAN, { arc: STEADY, startedOn: '2026-11-30', until: null, rest: null, calendar });
    const told = inWeeks(days, '2026-12-06').map(({ day, started, done }) => [
      day,
      started.length,
      done.length,
    ]);
    expect(told).toEqual([
      ['2026-12-03', 1, 1],
      ['2026-12-09', 0, 1],
      ['2026-12-14', 0, 1],
    ]);
  });
});
