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

/** SQL sums over rollup rows `u`, zero without any, as read by `countsOf`. */
export const SUMS_OF_CALLS = `array[${COUNT_COLUMNS.map((name) => `coalesce(sum(u.${name}), 0)`).join(', ')}]::float8[]`;

/** @param columns values in the order of COUNT_COLUMNS */
export function countsOf(columns: readonly number[]): UsageCounts {
  const [calls, successes, clientErrors, throttled, serverErrors, ...latencyCounts] = columns as [
    number,
    number,
    number,
    number,
    number,
    ...number[],
  ];
  return { calls, successes, clientErrors, throttled, serverErrors, latencyCounts };
}
