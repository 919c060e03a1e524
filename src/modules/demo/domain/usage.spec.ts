import { type CallPlan, callsOf } from './usage.js';

const plan: CallPlan = {
  clientId: 'northwind-live',
  environment: 'PRODUCTION',
  day: '2026-11-20',
  calls: 60,
  failing: 0.1,
  operations: [{ method: 'GET', path: '/accounts/{id}' }],
};

describe('the calls of a demo client', () => {
  it('are the same on every start', () => {
    expect(callsOf(plan)).toEqual(callsOf(plan));
  });

  it('are within their day, in order', () => {
    const times = callsOf(plan).map((call) => String(call['time']));
    expect(times.every((time) => time.startsWith('2026-11-20'))).toBe(true);
    expect([...times].sort()).toEqual(times);
  });

  it('are fewer on a Saturday than on a Friday', () => {
    expect(callsOf({ ...plan, day: '2026-11-21' }).length).toBeLessThan(callsOf(plan).length / 2);
  });

  it('have paths without parameters', () => {
    expect(callsOf(plan)[0]?.['path']).toMatch(/^\/accounts\/[0-9a-f]{6}$/);
  });
});
