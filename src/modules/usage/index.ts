export {
  EXPIRE_QUARANTINE,
  REPLAY_OF_CATALOG,
  REPLAY_OF_PARTNER,
  USAGE_EVENTS,
  USAGE_MONTHS,
} from './usage.events.js';
export { LATENCY_BOUNDS_MS } from './domain/latency.js';
export { type UsageTotals, sumCounts, totalsOf } from './domain/metrics.js';
export { firstDayOfHours } from './domain/retention.js';
export type { UsageCounts } from './domain/rollup.js';
export {
  COUNTERS,
  COUNT_COLUMNS,
  type CountColumn,
  LATENCY_COLUMNS,
  asExactFloat,
  countsOf,
  sumsOfCalls,
} from './usage-counts.js';
export { UsageModule } from './usage.module.js';
export { UsageWorkerModule } from './usage.worker.js';
