import { toTypeId } from '../../kernel/ids.js';
import type { Statement } from '../../platform/database/scoped-read.js';
import {
  COUNTERS,
  COUNT_COLUMNS,
  LATENCY_COLUMNS,
  SUMS_OF_CALLS,
  countsOf,
  type UsageCounts,
} from '../usage/index.js';
import { type Dimension, GROUPINGS, STATUS_CLASSES } from './adoption-dimensions.js';
import { type AdoptionScope, scopeValues } from './adoption-scope.query.js';
import type { Interval } from './domain/buckets.js';
import type { GroupCounts } from './series.js';
import { type Need, countsIn } from './usage-source.query.js';

/** Returns the counters of all calls, as {@link countsOf} reads them. */
export function totalsStatement(scope: AdoptionScope): Statement {
  const counted = countsIn(scope, { by: [], interval: null });
  return statement(scope, `select to_json(${SUMS_OF_CALLS})::text as answer from (${counted}) u`);
}

/** Key and label of what the groups beyond the largest are combined to. */
const OTHER = 'OTHER';

/** Calls of one group, in one interval if there are any. */
export interface GroupRow {
  readonly keys: readonly string[];
  readonly labels: readonly string[];
  readonly start: string | null;
  readonly counts: readonly number[];
}

/** A chart with more series is unreadable. */
const MAX_SERIES = 50;

/** Returns GroupRows, largest groups first, only for intervals with calls: at most 50 groups, one of them OTHER. */
export function seriesStatement(
  scope: AdoptionScope,
  interval: Interval,
  groupBy: Dimension | null,
): Statement {
  const by = groupBy === null ? [] : [groupBy];
  return statement(
    scope,
    groupsSql(
      scope,
      { by, interval },
      `case when groups > ${MAX_SERIES} then ${MAX_SERIES - 1} else ${MAX_SERIES} end`,
    ),
  );
}

/** Returns GroupRows, largest first: the first groups, then OTHER for the rest. */
export function breakdownStatement(scope: AdoptionScope, by: readonly Dimension[], first: number): Statement {
  return statement(scope, groupsSql(scope, { by, interval: null }, String(Math.trunc(first))));
}

function statement(scope: AdoptionScope, text: string): Statement {
  return { name: undefined, text, values: scopeValues(scope) };
}

/** @param shown SQL of how many groups to name; `groups` is how many there are */
function groupsSql(scope: AdoptionScope, need: Need, shown: string): string {
  const groupings = need.by.map((each) => GROUPINGS[each]);
  const each = (of: (name: string, index: number) => string) =>
    groupings.map((_by, index) => of(`key${index}`, index));
  const list = (...parts: readonly string[][]) => parts.flat().join(', ');
  const keys = each((name) => name);
  const byClass = need.by.includes('STATUS_CLASS');
  return `
  with counted as (
    select ${list(
      each((name, index) => `${groupings[index]!.key} as ${name}`),
      ['u.start'],
      counted(byClass),
    )}
    from (${countsIn(scope, need)}) u ${byClass ? STATUS_CLASSES : ''}
  ), sized as (
    select ${list(keys, ['sum(calls) as size', 'count(*) over () as groups'])}
    from counted ${keys.length > 0 ? `group by ${keys.join(', ')}` : ''} having sum(calls) > 0
  ), ranked as (
    select *, row_number() over (order by ${list(['size desc'], keys)}) as rank, ${shown} as shown from sized
  ), named as materialized (
    select ${list(
      keys.map((name) => `r.${name}`),
      ['least(r.rank, r.shown + 1) as place'],
      each((name) => `case when r.rank <= r.shown then r.${name} else '${OTHER}' end as shown_${name}`),
      each(
        (name, index) =>
          `case when r.rank <= r.shown then ${groupings[index]!.label(`r.${name}`)} else 'All others' end as label_${name}`,
      ),
    )}
    from ranked r
  )
  select coalesce(json_agg(g order by g.place, g.start), '[]')::text as answer
  from (
    select n.place, to_char(c.start, 'YYYY-MM-DD"T"HH24":00:00.000Z"') as start, array[${each((name) => `n.shown_${name}`).join(', ')}]::text[] as keys,
      array[${each((name) => `n.label_${name}`).join(', ')}]::text[] as labels,
      array[${COUNT_COLUMNS.map((name) => `sum(c.${name})`).join(', ')}]::float8[] as counts
    from counted c join named n on ${['true', ...each((name) => `n.${name} = c.${name}`)].join(' and ')}
    group by ${list(
      ['n.place', 'c.start'],
      each((name) => `n.shown_${name}`),
      each((name) => `n.label_${name}`),
    )}
    having sum(c.calls) > 0
  ) g`;
}

/** Latency is not stored by status, so status classes have none. */
function counted(byClass: boolean): string[] {
  if (!byClass) return COUNT_COLUMNS.map((name) => `u.${name}`);
  return [...COUNTERS.map((name) => `class.${name}`), ...LATENCY_COLUMNS.map((name) => `0 as ${name}`)];
}

/** Calls of one group. */
export interface Group {
  readonly keys: readonly string[];
  readonly labels: readonly string[];
  readonly counts: UsageCounts;
}

export function breakdownOf(rows: readonly GroupRow[], by: readonly Dimension[]): Group[] {
  return rows.map(({ keys, labels, counts }) => ({
    keys: keys.map((key, index) => publicKey(key, by[index]!)),
    ...{ labels, counts: countsOf(counts) },
  }));
}

export function groupsOf(rows: readonly GroupRow[], groupBy: Dimension | null): GroupCounts[] {
  return rows.map(({ keys: [key], labels: [label], start, counts }) => ({
    key: key === undefined ? null : publicKey(key, groupBy!),
    label: label ?? null,
    ...{ start: start!, counts: countsOf(counts) },
  }));
}

/** Groups are returned with the ids that the filter accepts. */
function publicKey(key: string, dimension: Dimension): string {
  const { id } = GROUPINGS[dimension];
  return id === undefined || /^[A-Z]+$/.test(key) ? key : toTypeId(id, key);
}
