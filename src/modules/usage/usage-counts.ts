import type { UsageCounts } from './domain/rollup.js';

/** Columns of the latency buckets, in the order of a cell's `latencyCounts`. */
export const LATENCY_COLUMNS = [
  'le_5',
  'le_10',
  'le_25',
  'le_50',
  'le_100',
  'le_250',
  'le_500',
  'le_1000',
  'le_2500',
  'le_5000',
  'le_10000',
  'le_inf',
] as const;

export const COUNTERS = ['calls', 'successes', 'client_errors', 'throttled', 'server_errors'] as const;
export const COUNT_COLUMNS = [...COUNTERS, ...LATENCY_COLUMNS];
export type CountColumn = (typeof COUNT_COLUMNS)[number];

/** SQL sums over rollup rows `u`, zero without any, as read by `countsOf`. */
export function sumsOfCalls(columns: readonly CountColumn[] = COUNT_COLUMNS): string {
  const sums = columns.map((name) => `coalesce(sum(${asExactFloat(`u.${name}`)}), 0)`);
  return `array[${sums.join(', ')}]::float8[]`;
}

/** Exact below 2^53, and far quicker to add up than bigint, of which sum() makes numeric. */
export const asExactFloat = (count: string): string => `${count}::float8`;

/**
 * @param values in the order of the columns
 * @param columns all by default; counts of others are zero, or empty
 */
export function countsOf(
  values: readonly number[],
  columns: readonly CountColumn[] = COUNT_COLUMNS,
): UsageCounts {
  const valueOf = (name: CountColumn) => values[columns.indexOf(name)] ?? 0;
  return {
    calls: valueOf('calls'),
    successes: valueOf('successes'),
    clientErrors: valueOf('client_errors'),
    throttled: valueOf('throttled'),
    serverErrors: valueOf('server_errors'),
    latencyCounts: columns.includes(LATENCY_COLUMNS[0]) ? LATENCY_COLUMNS.map(valueOf) : [],
  };
}
