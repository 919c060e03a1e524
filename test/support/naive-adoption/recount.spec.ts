import { intervalOf, lastDays, localMidnight } from './days.js';
import { latencyQuantile, percentile, round } from './quantiles.js';
import { totalsOf } from './totals.js';

const at = (text: string) => Date.parse(text);

describe('the recount', () => {
  it('relates errors to calls that were not throttled', () => {
    const calls = [200, 302, 404, 429, 503].map((status) => ({ status, latencyMs: null }));
    expect(totalsOf(calls)).toMatchObject({
      calls: 5,
      successes: 2,
      throttled: 1,
      errorRate: 0.5,
      p50Ms: null,
    });
  });

  it('has no error rate if every call was throttled', () => {
    expect(totalsOf([{ status: 429, latencyMs: 3 }])).toMatchObject({
      calls: 1,
      errorRate: null,
      p99Ms: null,
    });
  });

  it.each([
    [0.5, 131.25],
    [0.95, 249.375],
    [0.99, 10_000],
  ])('interpolates the quantile %s within its bucket', (q, expected) => {
    const many = (count: number, latency: number) => new Array<number>(count).fill(latency);
    const latencies = [...many(10, 50), ...many(30, 51), ...many(60, 250), ...many(5, 10_001)];
    expect(latencyQuantile(latencies, q)).toBe(expected);
  });

  it.each([
    [0.5, 25],
    [0.9, 37],
  ])('interpolates the percentile %s between values', (q, expected) => {
    expect(percentile([40, 10, 30, 20], q)).toBe(expected);
  });

  it('rounds half up, as the decimal digits say', () => {
    expect([1.005, -0.005, 249.375].map((value) => round(value, 2))).toEqual([1.01, -0, 249.38]);
  });

  it.each([
    ['HOUR', '2026-11-30T14:59:59.999Z', '2026-11-30T14:00:00.000Z'],
    ['DAY', '2026-11-30T00:00:00.000Z', '2026-11-30T00:00:00.000Z'],
    ['WEEK', '2026-11-29T23:59:59.999Z', '2026-11-23T00:00:00.000Z'],
    ['WEEK', '2026-11-30T00:00:00.000Z', '2026-11-30T00:00:00.000Z'],
    ['MONTH', '2026-11-30T23:59:59.999Z', '2026-11-01T00:00:00.000Z'],
  ] as const)('finds the %s of %s', (interval, instant, start) => {
    expect(intervalOf(at(instant), interval)).toBe(at(start));
  });

  it('counts the last days without today', () => {
    expect(lastDays(28, at('2026-11-30T00:00:00Z'))).toEqual({ from: '2026-11-02', to: '2026-11-29' });
  });

  it.each([
    ['2026-10-30', 'America/New_York', '2026-10-30T04:00:00Z'],
    ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00Z'],
    // Clocks change at 02:00 on these days, so midnight still has the old offset.
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00Z'],
    ['2026-09-27', 'Pacific/Auckland', '2026-09-26T12:00:00Z'],
    ['2026-09-28', 'Pacific/Auckland', '2026-09-27T11:00:00Z'],
  ])('begins %s in %s at %s', (day, zone, instant) => {
    expect(localMidnight(day, zone)).toBe(at(instant));
  });
});
