import { toTypeId } from '../../kernel/ids.js';
import type { Statement } from '../../platform/database/scoped-read.js';
import { type CountColumn, countsOf, sumsOfCalls } from '../usage/index.js';
import { type Dimension, GROUPINGS } from './adoption-dimensions.js';
import { type AdoptionScope, scopeValues } from './adoption-scope.query.js';
import type { Interval } from './domain/buckets.js';
import { groupsSql } from './groups.query.js';
import type { IntervalCounts } from './series.js';
import { countsIn } from './usage-source.query.js';

/** Returns the counts asked for, of all calls, as {@link countsOf} reads them. */
export function totalsStatement(scope: AdoptionScope, counts: readonly CountColumn[]): Statement {
  const counted = countsIn(scope, { by: [], interval: null, counts });
  return statement(scope, `select to_json(${sumsOfCalls(counts)})::text as answer from (${counted}) u`);
}

/** Calls of one group. */
export interface GroupRow {
  readonly keys: readonly string[];
  readonly labels: readonly string[];
  /** One for each interval with calls; without intervals one with null. */
  readonly cells: readonly { readonly start: string | null; readonly counts: readonly number[] }[];
}

/** A chart with more series is unreadable. */
const MAX_SERIES = 50;

/** Returns GroupRows, largest first: at most 50, one of them OTHER. */
export function seriesStatement(
  scope: AdoptionScope,
  by: readonly Dimension[],
  interval: Interval,
  counts: readonly CountColumn[],
): Statement {
  return statement(
    scope,
    groupsSql(
      scope,
      { by, interval, counts },
      MAX_SERIES,
      `case when groups > ${MAX_SERIES} then ${MAX_SERIES - 1} else ${MAX_SERIES} end`,
    ),
  );
}

/** Returns GroupRows, largest first: the first groups, then OTHER for the rest. */
export function breakdownStatement(
  scope: AdoptionScope,
  by: readonly Dimension[],
  first: number,
  counts: readonly CountColumn[],
): Statement {
  return statement(scope, groupsSql(scope, { by, interval: null, counts }, first));
}

function statement(scope: AdoptionScope, text: string): Statement {
  return { mayLag: true, name: undefined, text, values: scopeValues(scope) };
}

/** Calls of one group. */
export interface Group {
  readonly keys: readonly string[];
  readonly labels: readonly string[];
  readonly cells: readonly IntervalCounts[];
}

/** Groups are returned with the ids that the filter accepts. */
export function groupsOf(
  rows: readonly GroupRow[],
  by: readonly Dimension[],
  columns: readonly CountColumn[],
): Group[] {
  return rows.map(({ keys, labels, cells }) => ({
    keys: keys.map((key, index) => publicKey(key, by[index]!)),
    labels,
    cells: cells.map(({ start, counts }) => ({ start, counts: countsOf(counts, columns) })),
  }));
}

function publicKey(key: string, dimension: Dimension): string {
  const { id } = GROUPINGS[dimension];
  return id === undefined || /^[A-Z]+$/.test(key) ? key : toTypeId(id, key);
}
