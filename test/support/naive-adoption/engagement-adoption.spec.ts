import { engagementAdoptionOf } from './engagement-adoption.js';
import { activatedOn, sustainedOn } from './first-uses.js';
import { ENGAGEMENT, VERSION, WORLD, call } from './small-world.js';

const NOW = Date.parse('2027-01-30T15:00:00Z');
const on = (...days: number[]) =>
  days.map((day) => call(`2026-12-${String(day).padStart(2, '0')}T10:00:00Z`));
const december = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_value, n) => from + n);

describe('the recount of an engagement', () => {
  it.each([
    [[1, 2, 3, 4, 14], '2026-12-14'],
    [[1, 2, 3, 4, 15], null],
    [[1, 2, 3, 4, 5, 6], '2026-12-05'],
    [[1, 1, 2, 3, 4], null],
  ])('with production calls on the days %j of December is activated on %s', (days, expected) => {
    expect(activatedOn(ENGAGEMENT, on(...days))).toBe(expected);
  });

  it.each([
    [december(1, 10), '2026-12-10'],
    [[...december(1, 9), 28], '2026-12-28'],
    [[...december(1, 9), 29], null],
    [[...december(1, 9), 29, 30], null],
    [[...december(1, 9), 28, 30], '2026-12-28'],
  ])('with production calls on the days %j of December is sustained from %s', (days, expected) => {
    expect(sustainedOn(ENGAGEMENT, on(...days))).toBe(expected);
  });

  it('relates the first calls to the credential and to the local start', () => {
    const calls = [
      call('2026-11-02T21:00:00Z', 'SANDBOX', { status: 401 }),
      call('2026-11-03T09:30:00Z', 'SANDBOX'),
      call('2026-11-22T23:59:59Z'),
    ];
    const { ttfcHours, timeToProductionHours } = engagementAdoptionOf(WORLD, ENGAGEMENT, calls, NOW);
    expect({ ttfcHours, timeToProductionHours }).toEqual({ ttfcHours: 48.5, timeToProductionHours: 572 });
  });

  it('counts 28 days, and compares them with the 28 before', () => {
    const calls = [
      ...['2026-12-05T00:00:00Z', '2027-01-01T23:59:59Z', '2027-01-01T00:00:00Z'].map((time) => call(time)),
      ...['2026-12-04T23:59:59Z', '2026-11-07T00:00:00Z'].map((time) => call(time)),
      ...['2026-11-06T23:59:59Z', '2027-01-02T00:00:00Z'].map((time) => call(time)),
      call('2026-12-31T00:00:00Z', 'PRODUCTION', { status: 500, operation: VERSION.operations[1]! }),
    ];
    expect(engagementAdoptionOf(WORLD, ENGAGEMENT, calls, Date.parse('2027-01-02T12:00:00Z'))).toMatchObject({
      ...{ calls28: 4, errorRate28: 0.25, activeDays28: 2, breadth: 0.5, trend: 0.5 },
      lastCallAt: '2027-01-02T00:00:00.000Z',
    });
  });

  it('has no breadth before a production credential, and none of zero operations', () => {
    const sandboxOnly = {
      ...WORLD,
      credentials: WORLD.credentials.filter(({ environment }) => environment === 'SANDBOX'),
    };
    expect(engagementAdoptionOf(sandboxOnly, ENGAGEMENT, [], NOW).breadth).toBeNull();
    expect(engagementAdoptionOf(WORLD, ENGAGEMENT, [], NOW).breadth).toBe(0);
    const nothing = { ...ENGAGEMENT, scope: [{ version: VERSION, operations: [] }] };
    expect(engagementAdoptionOf(WORLD, nothing, [], NOW).breadth).toBeNull();
  });
});
