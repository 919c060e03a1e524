const BOUNDS_MS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];

/**
 * A quantile as Prometheus' histogram_quantile gives it: the calls are known by bucket only, and are spread evenly within it.
 * @param latencies in ms
 */
export function latencyQuantile(latencies: readonly number[], q: number): number | null {
  if (latencies.length === 0) return null;
  const rank = q * latencies.length;
  const upTo = (bound: number) => latencies.filter((latency) => latency <= bound).length;
  const upper = BOUNDS_MS.find((bound) => upTo(bound) > 0 && upTo(bound) >= rank);
  if (upper === undefined) return 10_000;
  const lower = BOUNDS_MS.filter((bound) => bound < upper).at(-1) ?? 0;
  const below = lower === 0 ? 0 : upTo(lower);
  return lower + (upper - lower) * ((rank - below) / (upTo(upper) - below));
}

/** A quantile of the values themselves, as PostgreSQL's percentile_cont gives it. */
export function percentile(values: readonly number[], q: number): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  const place = (sorted.length - 1) * q;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place));
}

/** Rounds half up; a double has 15 reliable digits. */
export function round<N extends number | null>(value: N, decimals: number): N {
  if (value === null) return value;
  const scale = 10 ** decimals;
  return (Math.round(Number((value * scale).toPrecision(15))) / scale) as N;
}

export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : round(part / whole, 6);
}
