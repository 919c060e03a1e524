import type { Environment } from '../../kernel/enums.js';
import { toTypeId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { Statement } from '../../platform/database/scoped-read.js';
import { type Dimension, GROUPINGS, type Grouping, UNGROUPED } from './adoption-dimensions.js';
import type { Interval } from './domain/buckets.js';
import type { GroupCounts } from './series.js';
import { COUNTERS, COUNT_COLUMNS, LATENCY_COLUMNS, SUMS_OF_CALLS, countsOf } from '../usage/index.js';

/** Filter of the calls to count: UUIDs; null means all. */
export interface AdoptionScope {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly environment: Environment | null;
  readonly partnerIds: readonly string[] | null;
  readonly apiProductIds: readonly string[] | null;
  readonly applicationIds: readonly string[] | null;
}

/** A chart with more groups is unreadable; the smallest are combined. */
const MAX_SERIES = 50;

/** Skips partitions outside the days; a filter on partners uses usage_*_by_partner. */
const SCOPE = `
    and ($3::text is null or u.environment = $3)
    and ($4::uuid[] is null or u.partner_id = any($4))
    and ($5::uuid[] is null or u.api_product_id = any($5))
    and ($6::uuid[] is null or u.application_id = any($6))`;
const OF_DAYS = 'u.day between $1::date and $2::date';
const OF_HOURS = `u.hour >= $1::date::timestamp at time zone 'utc'
    and u.hour < ($2::date + 1)::timestamp at time zone 'utc'`;

/** Rollup table of each interval, and how its points are computed. */
const SPANS: Readonly<
  Record<Interval, { readonly rows: string; readonly within: string; readonly start: string }>
> = {
  HOUR: { rows: 'usage_hourly', within: OF_HOURS, start: "u.hour at time zone 'utc'" },
  DAY: { rows: 'usage_daily', within: OF_DAYS, start: 'u.day' },
  WEEK: { rows: 'usage_daily', within: OF_DAYS, start: "date_trunc('week', u.day)" },
  MONTH: { rows: 'usage_daily', within: OF_DAYS, start: "date_trunc('month', u.day)" },
};

/** Excludes the platform's own test companies. */
const OF_PARTNERS = 'join partner p on p.id = u.partner_id and not p.internal';

const TOTALS = `
  select to_json(${SUMS_OF_CALLS})::text as answer
  from usage_daily u ${OF_PARTNERS}
  where ${OF_DAYS} ${SCOPE}`;

/** Returns the counters of all calls, as {@link countsOf} reads them. */
export function totalsStatement(scope: AdoptionScope): Statement {
  return { name: undefined, text: TOTALS, values: valuesOf(scope) };
}

/** Calls of one group in one interval. */
export interface SeriesRow {
  readonly key: string;
  readonly label: string;
  readonly start: string;
  readonly counts: number[];
}

const groupingOf = (groupBy: Dimension | null) => (groupBy === null ? UNGROUPED : GROUPINGS[groupBy]);

/** Returns {@link SeriesRow}s, largest groups first, only for intervals with calls. */
export function seriesStatement(
  scope: AdoptionScope,
  interval: Interval,
  groupBy: Dimension | null,
): Statement {
  return { name: undefined, text: seriesSql(interval, groupingOf(groupBy)), values: valuesOf(scope) };
}

export function groupsOf(rows: readonly SeriesRow[], groupBy: Dimension | null): GroupCounts[] {
  return rows.map(({ key, label, start, counts }) => ({
    key: groupBy === null ? null : publicKey(key, groupingOf(groupBy)),
    label: groupBy === null ? null : label,
    ...{ start, counts: countsOf(counts) },
  }));
}

function seriesSql(interval: Interval, { key, label, counts }: Grouping): string {
  const { rows, within, start } = SPANS[interval];
  return `
  with counted as (
    select to_char(${start}, 'YYYY-MM-DD"T"HH24":00:00.000Z"') as start, ${key} as key, ${sums(counts)}
    from ${rows} u ${OF_PARTNERS} ${counts ?? ''}
    where ${within} ${SCOPE}
    group by 1, 2
  ), ranked as (
    select key, row_number() over (order by sum(calls) desc, key) as place, count(*) over () as groups
    from counted group by key having sum(calls) > 0
  ), named as (
    select k.key, k.place, k.key as shown, ${label} as label
    from ranked k where k.groups <= ${MAX_SERIES} or k.place < ${MAX_SERIES}
    union all
    select k.key, ${MAX_SERIES}, 'OTHER', 'All others'
    from ranked k where k.groups > ${MAX_SERIES} and k.place >= ${MAX_SERIES}
  )
  select coalesce(json_agg(r order by r.place, r.start), '[]')::text as answer
  from (
    select n.place, n.shown as key, n.label, c.start,
      array[${COUNT_COLUMNS.map((name) => `sum(c.${name})`).join(', ')}]::float8[] as counts
    from counted c join named n on n.key = c.key
    group by n.place, n.shown, n.label, c.start
  ) r`;
}

/** Counts by status class come from a joined row and have no latency. */
function sums(counts: string | undefined): string {
  const own = (name: string) => `sum(u.${name}) as ${name}`;
  if (counts === undefined) return COUNT_COLUMNS.map(own).join(', ');
  const beside = COUNTERS.map((name) => `sum(class.${name}) as ${name}`);
  return [...beside, ...LATENCY_COLUMNS.map((name) => `0 as ${name}`)].join(', ');
}

function valuesOf(scope: AdoptionScope): unknown[] {
  const { from, to, environment, partnerIds, apiProductIds, applicationIds } = scope;
  return [from, to, environment, partnerIds, apiProductIds, applicationIds];
}

/** Groups are returned with the ids that the filter accepts. */
function publicKey(key: string, { id }: Grouping): string {
  return id === undefined || /^[A-Z]+$/.test(key) ? key : toTypeId(id, key);
}
