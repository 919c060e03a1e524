import type { UsageCounts } from './domain/rollup.js';
import { LATENCY_COLUMNS } from './rollup.store.js';

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
