/** Upper bounds in ms, inclusive; slower calls fall into one more, unbounded bucket. */
export const LATENCY_BOUNDS_MS: readonly number[] = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];

export const LATENCY_BUCKETS = LATENCY_BOUNDS_MS.length + 1;

const LARGEST_BOUND_MS = 10_000;

export function emptyBuckets(): number[] {
  return new Array<number>(LATENCY_BUCKETS).fill(0);
}

/** @returns index of the bucket, 0 to LATENCY_BUCKETS - 1 */
export function bucketOf(latencyMs: number): number {
  const index = LATENCY_BOUNDS_MS.findIndex((bound) => latencyMs <= bound);
  return index === -1 ? LATENCY_BOUNDS_MS.length : index;
}

/**
 * The q-quantile of the latency in ms, interpolated linearly within a bucket; null without calls.
 * @param counts calls per bucket, not cumulative
 * @param q 0-1
 * @source Prometheus' histogram_quantile
 */
export function latencyQuantile(counts: readonly number[], q: number): number | null {
  const rank = q * counts.reduce((sum, count) => sum + count, 0);
  let below = 0;
  const index = counts.findIndex((count) => count > 0 && (below += count) >= rank);
  if (index < 0) return null;
  const count = counts[index]!;
  return withinBucket(index, (rank - below + count) / count);
}

function withinBucket(index: number, share: number): number {
  const upper = LATENCY_BOUNDS_MS[index];
  if (upper === undefined) return LARGEST_BOUND_MS;
  const lower = LATENCY_BOUNDS_MS[index - 1] ?? 0;
  return lower + (upper - lower) * share;
}
