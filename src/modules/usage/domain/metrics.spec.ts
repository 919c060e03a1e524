import { sumCounts, totalsOf } from './metrics.js';
import { rollUp } from './rollup.js';

function countsOf(latencyMs: number, statuses: readonly number[]) {
  const subject = { credentialId: 'c1', apiVersionId: 'v1', operationId: null };
  return rollUp(statuses.map((status) => ({ time: new Date(0), ...subject, status, latencyMs })));
}

describe('totalsOf', () => {
  it('sums cells and returns rates and quantiles of the total', () => {
    const cells = [...countsOf(5, [200, 302, 404]), ...countsOf(10, [429, 503])];
    expect(totalsOf(sumCounts(cells))).toEqual({
      calls: 5,
      successes: 2,
      clientErrors: 1,
      throttled: 1,
      serverErrors: 1,
      errorRate: 0.5,
      p50Ms: expect.closeTo(10 / 3, 9),
      p95Ms: expect.closeTo(5 + 5 * 0.8, 9),
      p99Ms: expect.closeTo(5 + 5 * 0.96, 9),
    });
  });

  it('returns nulls, not zeros, if there were no calls', () => {
    const unknown = { errorRate: null, p50Ms: null, p95Ms: null, p99Ms: null };
    expect(totalsOf(sumCounts([]))).toMatchObject({ calls: 0, successes: 0, ...unknown });
  });
});
