import type { CallArc } from './arc.js';
import { calledOf, trafficOf } from './traffic.js';

const arc: CallArc = { sandbox: 20, production: 100, failing: 0.02, breadth: 1, failingNow: 0.32, growth: 3 };
const span = { liveOn: '2026-10-01', presentOn: '2026-11-30' };

describe('the traffic of a demo engagement', () => {
  it.each([
    ['nothing in production before go-live', 'PRODUCTION', '2026-09-30', { calls: 0, failing: 0 }],
    ['nothing on the day itself', 'PRODUCTION', '2026-10-01', { calls: 0, failing: 0 }],
    ['as much as its arc says half way', 'PRODUCTION', '2026-10-31', { calls: 200, failing: 0.02 }],
    ['its full traffic by now', 'PRODUCTION', '2026-11-30', { calls: 300, failing: 0.32 }],
    ['the sandbox before go-live', 'SANDBOX', '2026-09-30', { calls: 20, failing: 0.02 }],
    ['a fraction of the sandbox after it', 'SANDBOX', '2026-10-02', { calls: 4, failing: 0.02 }],
  ] as const)('is %s', (_case, environment, day, expected) => {
    const { calls, failing } = trafficOf(arc, environment, day, span);
    expect({ calls, failing: Number(failing.toFixed(6)) }).toEqual(expected);
  });

  it('fails half as often again in the middle of the last 30 days', () => {
    expect(trafficOf(arc, 'PRODUCTION', '2026-11-15', span).failing).toBeCloseTo(0.17);
  });

  it.each([
    ['all', 1, [0, 1, 2, 3, 4, 5, 6, 7]],
    ['half', 0.5, [0, 2, 4, 6]],
    ['at least one', 0.01, [0]],
  ])('uses %s of the operations', (_case, breadth, expected) => {
    expect(calledOf({ ...arc, breadth }, [0, 1, 2, 3, 4, 5, 6, 7])).toEqual(expected);
  });

  it('has no production calls before it is live', () => {
    expect(trafficOf(arc, 'PRODUCTION', '2026-11-15', { ...span, liveOn: null }).calls).toBe(0);
  });
});
