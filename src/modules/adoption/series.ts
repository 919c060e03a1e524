import type { Bucket } from './domain/buckets.js';
import { type UsageCounts, type UsageTotals, sumCounts, totalsOf } from '../usage/index.js';

/** Counts of one group in one interval. */
export interface GroupCounts {
  /** Null without grouping. */
  readonly key: string | null;
  readonly label: string | null;
  /** Start of the interval in ISO text. */
  readonly start: string;
  readonly counts: UsageCounts;
}

export interface UsageSeries {
  readonly key: string | null;
  readonly label: string | null;
  readonly points: readonly UsagePoint[];
}

export type UsagePoint = UsageTotals & Bucket;

const NOTHING = totalsOf(sumCounts([]));

/**
 * Builds one series per group with a point for every interval; intervals without calls have zeros, and null for unknown
 * values.
 * @param rows series are returned in the order of their first rows
 */
export function seriesOf(rows: readonly GroupCounts[], buckets: readonly Bucket[]): UsageSeries[] {
  const groups = new Map<string | null, GroupCounts[]>();
  for (const row of rows) {
    const group = groups.get(row.key);
    if (group) group.push(row);
    else groups.set(row.key, [row]);
  }
  return [...groups].map(([key, group]) => ({
    key,
    label: group[0]!.label,
    points: pointsOf(group, buckets),
  }));
}

export function pointsOf<B extends Pick<Bucket, 'start'>>(
  rows: readonly GroupCounts[],
  buckets: readonly B[],
): (B & UsageTotals)[] {
  const totals = new Map(rows.map(({ start, counts }) => [start, totalsOf(counts)]));
  return buckets.map((bucket) => ({ ...bucket, ...(totals.get(bucket.start) ?? NOTHING) }));
}
