import type { Bucket } from './domain/buckets.js';
import { type UsageCounts, type UsageTotals, sumCounts, totalsOf } from '../usage/index.js';

/** Counts of one interval. */
export interface IntervalCounts {
  /** Start of the interval in ISO text; null without intervals. */
  readonly start: string | null;
  readonly counts: UsageCounts;
}

export type UsagePoint = UsageTotals & Bucket;

const NOTHING = totalsOf(sumCounts([]));

/** A point for every interval. */
export function pointsOf(rows: readonly IntervalCounts[], buckets: readonly Bucket[]): UsagePoint[] {
  const totalsIn = totalsByStart(rows);
  return buckets.map((bucket) => pointOf(bucket, totalsIn(bucket.start)));
}

/** Field by field: a spread takes several times the memory, for each of some hundred points. */
function pointOf({ start, partial }: Bucket, totals: UsageTotals): UsagePoint {
  const { calls, successes, clientErrors, throttled, serverErrors, errorRate, p50Ms, p95Ms, p99Ms } = totals;
  return {
    start,
    partial,
    calls,
    successes,
    clientErrors,
    throttled,
    serverErrors,
    errorRate,
    p50Ms,
    p95Ms,
    p99Ms,
  };
}

/** The totals of the interval with a start: zeros, and null for unknown values, if it has no calls. */
export function totalsByStart(rows: readonly IntervalCounts[]): (start: string) => UsageTotals {
  const totals = new Map(rows.map(({ start, counts }) => [start, totalsOf(counts)]));
  return (start) => totals.get(start) ?? NOTHING;
}
