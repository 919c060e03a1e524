import type { GraphQLResolveInfo } from 'graphql';
import { selectedFields } from '../../platform/graphql/reads/fragments/selected.js';
import type { Dimension } from './adoption-dimensions.js';
import {
  COUNTERS,
  COUNT_COLUMNS,
  type CountColumn,
  LATENCY_COLUMNS,
  type UsageTotals,
} from '../usage/index.js';

/** Columns of counts behind each field. */
const BEHIND: Readonly<Record<keyof UsageTotals, readonly CountColumn[]>> = {
  calls: ['calls'],
  successes: ['successes'],
  clientErrors: ['client_errors'],
  throttled: ['throttled'],
  serverErrors: ['server_errors'],
  errorRate: ['calls', 'client_errors', 'throttled', 'server_errors'],
  p50Ms: LATENCY_COLUMNS,
  p95Ms: LATENCY_COLUMNS,
  p99Ms: LATENCY_COLUMNS,
};

/**
 * The columns that the selected fields of totals need, and calls, which rank groups: to add up all of them takes longer
 * than the calls alone.
 * @param by dimensions of the groups; status classes are made of the counters, and have no latency
 * @param path from a field's result to the totals
 */
export function neededCounts(
  info: GraphQLResolveInfo,
  by: readonly Dimension[],
  ...path: readonly string[]
): readonly CountColumn[] {
  if (by.includes('STATUS_CLASS')) return COUNTERS;
  const selected = selectedFields(info, ...path);
  const needed = new Set<CountColumn>(['calls']);
  for (const [field, columns] of Object.entries(BEHIND))
    if (selected.has(field)) columns.forEach((column) => needed.add(column));
  return COUNT_COLUMNS.filter((column) => needed.has(column));
}
