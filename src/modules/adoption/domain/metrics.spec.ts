import { breadthOf, hoursBetween, sumCounts, totalsOf, trendOf } from './metrics.js';
import { rollUp } from './rollup.js';

function countsOf(latencyMs: number, statuses: readonly number[]) {
  const subject = { credentialId: 'c1', apiVersionId: 'v1', operationId: null };
  return rollUp(statuses.map((status) => ({ time: new Date(0), ...subject, status, latencyMs })));
}

describe('totalsOf', () => {
  it('sums cells and answers rates and quantiles of the whole', () => {
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

  it('has nulls, not zeros, where there were no calls', () => {
    const unknown = { errorRate: null, p50Ms: null, p95Ms: null, p99Ms: null };
    expect(totalsOf(sumCounts([]))).toMatchObject({ calls: 0, successes: 0, ...unknown });
  });
});

describe('hoursBetween', () => {
  const issued = new Date('2026-12-01T09:00:00Z');

  it.each<[string, Date | null, Date | null, number | null]>([
    ['a day and a half', issued, new Date('2026-12-02T21:00:00Z'), 36],
    ['minutes', issued, new Date('2026-12-01T09:15:00Z'), 0.25],
    ['at once', issued, issued, 0],
    ['a call before the credential', issued, new Date('2026-12-01T08:59:59Z'), null],
    ['no call yet', issued, null, null],
    ['no credential', null, issued, null],
  ])('%s', (_case, from, to, hours) => {
    expect(hoursBetween(from, to)).toBe(hours);
  });
});

describe('trendOf', () => {
  it.each([
    [95, 100, -0.05],
    [0, 100, -1],
    [150, 100, 0.5],
    [7, 0, null],
    [0, 0, null],
  ])('%i after %i', (recent, earlier, trend) => {
    expect(trendOf(recent, earlier)).toBe(trend);
  });
});

describe('breadthOf', () => {
  it.each([
    ['before a production credential', 0, 53, false, null],
    ['with a credential and no call', 0, 53, true, 0],
    ['with calls', 20, 50, true, 0.4],
    ['with nothing in scope', 0, 0, true, null],
  ])('%s', (_case, called, inScope, hasCredential, breadth) => {
    expect(breadthOf(called, inScope, hasCredential)).toBe(breadth);
  });
});
