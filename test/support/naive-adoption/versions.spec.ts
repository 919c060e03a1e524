import { APPLICATION, VERSION, WORLD, call } from './small-world.js';
import { stateOf, versionsOf } from './versions.js';
import type { Version } from './world.js';

const FILTER = { from: '2026-12-01', to: '2026-12-31', environment: 'PRODUCTION' as const };
const NOW = Date.parse('2026-12-20T12:00:00Z');

describe('the recount of versions', () => {
  it.each([
    ['2026-12-01', 'FIX_BY'],
    ['2026-12-02', 'URGENT'],
    ['2026-12-30', 'URGENT'],
    ['2026-12-31', 'OVERDUE'],
  ])('with a sunset on 31 December says on %s %s', (today, state) => {
    expect(stateOf('2026-12-31', today, today)).toBe(state);
  });

  it.each([
    ['2026-12-03', 'OVERDUE'],
    ['2026-12-02', 'OK'],
  ])('with the last call on %s says on 31 December %s', (lastCallOn, state) => {
    expect(stateOf('2026-12-31', lastCallOn, '2026-12-31')).toBe(state);
  });

  it('relates calls to those of the product, and lists who still calls a deprecated version', () => {
    const old: Version = { ...VERSION, id: 'v0', name: 'v0', status: 'DEPRECATED', sunsetOn: '2026-12-31' };
    const world = { ...WORLD, versions: [old, VERSION] };
    const calls = [
      ...['2026-12-01T00:00:00Z', '2026-12-31T23:59:59Z', '2026-12-10T00:00:00Z'].map((time) => call(time)),
      ...['2026-11-30T23:59:59Z', '2026-12-05T00:00:00Z'].map((time) =>
        call(time, 'PRODUCTION', { version: old }),
      ),
      call('2026-12-19T00:00:00Z', 'SANDBOX', { version: old }),
    ];
    const user = {
      application: { id: APPLICATION.id },
      partner: { id: APPLICATION.partner.id },
      state: 'URGENT',
    };
    expect(versionsOf(world, calls, FILTER, NOW)).toEqual([
      { apiVersion: { id: 'v1' }, calls: 3, share: 0.75, applications: [], applicationCount: 0 },
      {
        ...{ apiVersion: { id: 'v0' }, calls: 1, share: 0.25, applicationCount: 1 },
        applications: [{ ...user, lastCallOn: '2026-12-05', calls: 1 }],
      },
    ]);
  });
});
