import { emptyBuckets, latencyQuantile } from './latency.js';
import { OutcomeCounts, errorRate, ratio } from './outcome.js';
import { UsageCounts } from './rollup.js';

/** What the API answers of a set of calls; a missing value is null, never 0. */
export interface UsageTotals extends OutcomeCounts {
  /** 0-1 */
  readonly errorRate: number | null;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
}

const MS_PER_HOUR = 3_600_000;

const NO_CALLS: UsageCounts = {
  calls: 0,
  successes: 0,
  clientErrors: 0,
  throttled: 0,
  serverErrors: 0,
  latencyCounts: emptyBuckets(),
};

/** Adds counts of disjoint sets of calls. */
export function sumCounts(counts: Iterable<UsageCounts>): UsageCounts {
  return [...counts].reduce(addCounts, NO_CALLS);
}

export function totalsOf(counts: UsageCounts): UsageTotals {
  const { latencyCounts, calls, successes, clientErrors, throttled, serverErrors } = counts;
  return {
    ...{ calls, successes, clientErrors, throttled, serverErrors },
    errorRate: errorRate(counts),
    p50Ms: latencyQuantile(latencyCounts, 0.5),
    p95Ms: latencyQuantile(latencyCounts, 0.95),
    p99Ms: latencyQuantile(latencyCounts, 0.99),
  };
}

/**
 * Hours from one instant to another, as time to first call and time to production count them; null where
 * either is not known yet, or where the calls came before what they are counted from.
 */
export function hoursBetween(from: Date | null, to: Date | null): number | null {
  if (from === null || to === null || to < from) return null;
  return (to.getTime() - from.getTime()) / MS_PER_HOUR;
}

/** Successful production calls of the last 28 days / of the 28 before - 1; null where there were none before. */
export function trendOf(recentSuccesses: number, earlierSuccesses: number): number | null {
  return ratio(recentSuccesses - earlierSuccesses, earlierSuccesses);
}

/** Share of the operations in scope that were called, 0-1; null before a production credential. */
export function breadthOf(called: number, inScope: number, hasProductionCredential: boolean): number | null {
  return hasProductionCredential ? ratio(called, inScope) : null;
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
