import { LATENCY_BOUNDS_MS, LATENCY_COLUMNS } from '../usage/index.js';

const BUCKETS = LATENCY_COLUMNS.map(
  (name, index) =>
    `(${index}, ${LATENCY_BOUNDS_MS[index - 1] ?? 0}::float8, ${LATENCY_BOUNDS_MS[index] ?? 'null'}::float8, r.${name}::float8)`,
).join(', ');

/**
 * SQL of the 95th percentile of the latency in ms of the counts in row `r`, to order by; null without calls. The same as
 * latencyQuantile in usage, which computes the value that is shown.
 */
export const P95_OF_COUNTS = `(
  select case when b.upper is null then b.lower else b.lower + (b.upper - b.lower) * (0.95 * b.total - b.below) / b.count end
  from (
    select h.place, h.lower, h.upper, h.count, sum(h.count) over (order by h.place) - h.count as below,
      sum(h.count) over () as total
    from (values ${BUCKETS}) as h (place, lower, upper, count)
  ) b
  where b.count > 0 and b.below + b.count >= 0.95 * b.total
  order by b.place
  limit 1)`;
