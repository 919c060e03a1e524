import { emptyBuckets, latencyQuantile } from './latency.js';
import { OutcomeCounts, errorRate } from './outcome.js';
import { UsageCounts } from './rollup.js';

/** The API's figures for a set of calls; a missing value is null, never 0. */
export interface UsageTotals extends OutcomeCounts {
  /** 0-1 */
  readonly errorRate: number | null;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
}

const NO_CALLS: UsageCounts = {
  calls: 0,
  successes: 0,
  clientErrors: 0,
  throttled: 0,
  serverErrors: 0,
  latencyCounts: emptyBuckets(),
};

/** Adds up the counts of disjoint sets of calls. */
export function sumCounts(counts: Iterable<UsageCounts>): UsageCounts {
  return [...counts].reduce(addCounts, NO_CALLS);
}

export function totalsOf(counts: UsageCounts): UsageTotals {
  const { latencyCounts, calls, successes, clientErrors, throttled, serverErrors } = counts;
  return {
    calls,
    successes,
    clientErrors,
    throttled,
    serverErrors,
    errorRate: errorRate(counts),
    p50Ms: latencyQuantile(latencyCounts, 0.5),
    p95Ms: latencyQuantile(latencyCounts, 0.95),
    p99Ms: latencyQuantile(latencyCounts, 0.99),
  };
}

function addCounts(one: UsageCounts, other: UsageCounts): UsageCounts {
  return {
    calls: one.calls + other.calls,
    successes: one.successes + other.successes,
    clientErrors: one.clientErrors + other.clientErrors,
    throttled: one.throttled + other.throttled,
    serverErrors: one.serverErrors + other.serverErrors,
    latencyCounts: one.latencyCounts.map((count, bucket) => count + (other.latencyCounts[bucket] ?? 0)),
  };
}
