import { toTypeId } from '../../kernel/ids.js';
import type { Statement } from '../../platform/database/scoped-read.js';
import { type CountColumn, countsOf, sumsOfCalls } from '../usage/index.js';
import { type Dimension, GROUPINGS, STATUS_CLASSES } from './adoption-dimensions.js';
import { type AdoptionScope, scopeValues } from './adoption-scope.query.js';
import type { Interval } from './domain/buckets.js';
import type { IntervalCounts } from './series.js';
import { type Need, countsIn } from './usage-source.query.js';

/** Returns the counts asked for, of all calls, as {@link countsOf} reads them. */
export function totalsStatement(scope: AdoptionScope, counts: readonly CountColumn[]): Statement {
  const counted = countsIn(scope, { by: [], interval: null, counts });
  return statement(scope, `select to_json(${sumsOfCalls(counts)})::text as answer from (${counted}) u`);
}

/** Key and label of what the groups beyond the largest are combined to. */
const OTHER = 'OTHER';

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
  return statement(scope, groupsSql(scope, { by, interval: null, counts }, String(Math.trunc(first))));
}

function statement(scope: AdoptionScope, text: string): Statement {
  return { name: undefined, text, values: scopeValues(scope) };
}

/** @param shown SQL of how many groups to name; `groups` is how many there are */
function groupsSql(scope: AdoptionScope, need: Need, shown: string): string {
  const groupings = need.by.map((each) => GROUPINGS[each]);
  const named = (name: string, other: string) =>
    `case when g.place <= g.shown then ${name} else '${other}' end`;
  const keys = keysOf(need);
  const isOneRowPerGroup = need.interval === null && !need.by.includes('STATUS_CLASS');
  return `
  with ${isOneRowPerGroup ? rankRows(scope, need, shown) : rankGroups(scope, need, shown)},
  groups as (
    select place, min(shown) as shown, ${list(
      keys.map((name) => `min(${name}) as ${name}`),
      `json_agg(json_build_object('start', ${START_TEXT}, 'counts', json_build_array(${list(need.counts)})) order by start) as cells`,
    )}
    from cell group by place
  )
  select coalesce(json_agg(json_build_object(
      'keys', array[${list(keys.map((name) => named(`g.${name}`, OTHER)))}]::text[],
      'labels', array[${list(keys.map((name, index) => named(groupings[index]!.label(`g.${name}`), 'All others')))}]::text[],
      'cells', g.cells) order by g.place), '[]')::text as answer
  from groups g`;
}

/** The CTE `cell`, counts by place and start, of groups with one row each. */
function rankRows(scope: AdoptionScope, need: Need, shown: string): string {
  return `ranked as (
    select *, ${rankBy('calls', need)} as rank, count(*) over () as groups
    from (${keyed(scope, need)}) each_group where calls > 0
  ),
  cell as (${cellsOf(need, `(select *, ${shown} as shown from ranked) c`)})`;
}

/** As {@link rankRows}, for groups of several rows. */
function rankGroups(scope: AdoptionScope, need: Need, shown: string): string {
  const keys = keysOf(need);
  return `counted as materialized (${keyed(scope, need)}),
  ranked as (
    select *, ${rankBy('size', need)} as rank
    from (
      select ${list(keys, 'sum(calls) as size', 'count(*) over () as groups')}
      from counted ${keys.length > 0 ? `group by ${list(keys)}` : ''} having sum(calls) > 0
    ) sized
  ),
  placed as materialized (select *, ${shown} as shown from ranked),
  cell as (${cellsOf(need, `counted c join placed on ${sameKeys(need)}`)})`;
}

const list = (...parts: readonly (string | readonly string[])[]) => parts.flat().join(', ');
const keysOf = ({ by }: Need) => by.map((_each, index) => `key${index}`);
const sameKeys = (need: Need) =>
  ['true', ...keysOf(need).map((name) => `placed.${name} = c.${name}`)].join(' and ');
const rankBy = (size: string, need: Need) =>
  `row_number() over (order by ${list(
    `${size} desc`,
    keysOf(need).map((name) => `${name} collate "C"`),
  )})`;

/** Counts by keys and start. */
function keyed(scope: AdoptionScope, need: Need): string {
  const byClass = need.by.includes('STATUS_CLASS');
  return `
    select ${list(
      need.by.map((each, index) => `${GROUPINGS[each].key} as key${index}`),
      'u.start',
      need.counts.map((name) => `${byClass ? 'class' : 'u'}.${name}`),
    )}
    from (${countsIn(scope, need)}) u ${byClass ? STATUS_CLASSES : ''}`;
}

/** @param from SQL of rows `c` with the rank of their group; groups that are not named share a place */
function cellsOf(need: Need, from: string): string {
  return `
    select ${list(
      keysOf(need).map((name) => `min(c.${name}) as ${name}`),
      ['least(rank, shown + 1) as place', 'min(shown) as shown', 'c.start'],
      need.counts.map((name) => `sum(c.${name}) as ${name}`),
    )}
    from ${from}
    group by least(rank, shown + 1), c.start having sum(c.calls) > 0`;
}

const START_TEXT = `to_char(start, 'YYYY-MM-DD"T"HH24":00:00.000Z"')`;

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
