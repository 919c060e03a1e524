import { bucketOf } from './latency.js';
import { ResolvedUsage, rollUp } from './rollup.js';

function call(overrides: Partial<ResolvedUsage> & { at?: string }): ResolvedUsage {
  const { at = '2026-12-01T09:30:00Z', ...rest } = overrides;
  const subject = { credentialId: 'c1', apiVersionId: 'v1', operationId: 'o1' };
  return { time: new Date(at), ...subject, status: 200, latencyMs: 20, ...rest };
}

describe('rollUp', () => {
  it('counts outcomes, and the latencies of calls that have one and were not throttled', () => {
    const calls = [200, 302, 404, 429, 503].map((status) => call({ status }));
    const [cell, ...others] = rollUp([...calls, call({ latencyMs: null }), call({ latencyMs: 20_000 })]);
    expect(others).toEqual([]);
    expect(cell).toMatchObject({ calls: 7, successes: 4, clientErrors: 1, throttled: 1, serverErrors: 1 });
    expect(cell?.latencyCounts[bucketOf(20)]).toBe(4);
    expect(cell?.latencyCounts[11]).toBe(1);
    expect(cell?.latencyCounts).toHaveLength(12);
  });

  it.each<[string, Partial<ResolvedUsage> & { at?: string }]>([
    ['hour', { at: '2026-12-01T10:00:00Z' }],
    ['credential', { credentialId: 'c2' }],
    ['version', { apiVersionId: 'v2' }],
    ['operation', { operationId: 'o2' }],
    ['lack of an operation', { operationId: null }],
  ])('has a separate cell for each %s', (_case, other) => {
    expect(rollUp([call({}), call(other)]).map(({ calls }) => calls)).toEqual([1, 1]);
  });

  it('starts hours on the full hour', () => {
    const cells = rollUp(['09:00:00.000', '09:59:59.999'].map((time) => call({ at: `2026-12-01T${time}Z` })));
    expect(cells.map(({ start, calls }) => [start.toISOString(), calls])).toEqual([
      ['2026-12-01T09:00:00.000Z', 2],
    ]);
  });

  it('keeps the first success and the last call, whatever the order', () => {
    const [cell] = rollUp([
      call({ at: '2026-12-01T09:20:00Z' }),
      call({ at: '2026-12-01T09:50:00Z', status: 500 }),
      call({ at: '2026-12-01T09:10:00Z' }),
      call({ at: '2026-12-01T09:05:00Z', status: 401 }),
    ]);
    expect(cell?.firstSuccessAt).toEqual(new Date('2026-12-01T09:10:00Z'));
    expect(cell?.lastCallAt).toEqual(new Date('2026-12-01T09:50:00Z'));
  });

  it('has no first success if no call succeeded', () => {
    expect(rollUp([call({ status: 401 })])[0]?.firstSuccessAt).toBeNull();
  });
});
