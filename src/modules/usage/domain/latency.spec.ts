import { LATENCY_BUCKETS, bucketOf, emptyBuckets, latencyQuantile } from './latency.js';

function counted(latencies: Readonly<Record<number, number>>): number[] {
  const counts = emptyBuckets();
  for (const [latencyMs, calls] of Object.entries(latencies)) counts[bucketOf(Number(latencyMs))] = calls;
  return counts;
}

describe('bucketOf', () => {
  it.each([
    [0, 0],
    [5, 0],
    [5.01, 1],
    [10, 1],
    [50, 3],
    [100, 4],
    [100.5, 5],
    [10_000, 10],
    [10_001, 11],
  ])('%d ms falls into bucket %i', (latencyMs, bucket) => {
    expect(bucketOf(latencyMs)).toBe(bucket);
  });

  it('has twelve buckets', () => {
    expect(LATENCY_BUCKETS).toBe(12);
  });
});

describe('latencyQuantile', () => {
  const example = counted({ 50: 10, 100: 30, 250: 60, 20_000: 5 });

  it.each([
    [0.5, 131.25],
    [0.95, 249.375],
    [0.99, 10_000],
  ])('of %d is %d ms in the example', (q, latencyMs) => {
    expect(latencyQuantile(example, q)).toBeCloseTo(latencyMs, 9);
  });

  it.each([
    ['the first bucket starts at 0', { 5: 4 }, 0.5, 2.5],
    ['a rank on the border is that border', { 5: 5, 10: 5 }, 0.5, 5],
    ['empty buckets are skipped', { 5: 1, 1000: 9 }, 0.5, 500 + 500 * (4 / 9)],
    ['calls beyond the last bound count as that bound', { 20_000: 1 }, 0.5, 10_000],
  ])('%s', (_case, latencies, q, latencyMs) => {
    expect(latencyQuantile(counted(latencies), q)).toBeCloseTo(latencyMs, 9);
  });

  it('is null without calls', () => {
    expect(latencyQuantile(emptyBuckets(), 0.5)).toBeNull();
  });
});
