import type { Statement } from '../../platform/database/scoped-read.js';
import { renderFragment } from '../../platform/graphql/reads/fragments/render.js';
import { _, arg, instant, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';
import type { Filtered } from '../../platform/graphql/reads/lists/filters.js';
import { openUntil } from '../engagements/index.js';
import { computedBand, newestSnapshot } from '../health/index.js';
import { isCounted } from '../partners/index.js';
import type { TrendSpan } from './trend-intervals.js';

/** The number, from 0, of the first interval that ends at or after an instant; one more than the last if none does. */
const intervalOf = (at: Sql) =>
  sql`width_bucket(${at} - interval '1 microsecond', ${arg('ends')}::timestamptz[])`;

/** The number of the last interval that a row of a history holds for: up to the next row's. */
const HELD_TO = (order: Sql) => sql`coalesce(lead(h.n) over (order by ${order}) - 1, r.last_n)`;

/**
 * Intervals at whose ends an engagement was ACTIVE, with its variance, as stretches of interval numbers. Uses
 * engagement_history_of_engagement, per engagement: the row in force at the first end, and those since.
 */
const STATE = sql`
  select c.id, h.variance, h.from_n, h.to_n
  from chosen c
  cross join bounds r
  cross join lateral (
    select h.status, h.variance, h.n as from_n, ${HELD_TO(sql`h.at, h.id`)} as to_n
    from (
      (select s.status, s.schedule_variance_days as variance, s.at, s.id, 0 as n
       from engagement_history s where s.engagement_id = c.id and s.at <= r.first_at
       order by s.at desc, s.id desc limit 1)
      union all
      select s.status, s.schedule_variance_days, s.at, s.id, ${intervalOf(sql`s.at`)}
      from engagement_history s where s.engagement_id = c.id and s.at > r.first_at and s.at <= r.last_at
    ) h
  ) h
  where h.to_n >= h.from_n and h.status = 'ACTIVE'`;

const EVALUATION = sql`${computedBand(sql`s`)} as band, s.score, s.as_of, s.sequence`;

/**
 * Evaluations of active engagements, likewise. Only reads the index health_snapshot_as_of, which includes score and band: a
 * snapshot itself is some kilobytes.
 */
const SCORE = sql`
  select a.id, h.band, h.score, greatest(h.from_n, a.from_n) as from_n, least(h.to_n, a.to_n) as to_n
  from active a
  cross join bounds r
  cross join lateral (
    select h.band, h.score, h.n as from_n, ${HELD_TO(sql`h.as_of, h.sequence`)} as to_n
    from (
      select h.*, 0 as n from ${newestSnapshot(EVALUATION, sql`a.id`, sql`s.as_of <= r.first_at`)} h
      union all
      select ${EVALUATION}, ${intervalOf(sql`s.as_of`)}
      from health_snapshot s where s.engagement_id = a.id and s.as_of > r.first_at and s.as_of <= r.last_at
    ) h
  ) h
  where h.to_n >= h.from_n and h.from_n <= a.to_n and h.to_n >= a.from_n`;

/** Overrides, likewise: in force at the end of an interval unless they end at that instant. */
const OVERRIDDEN = sql`
  select o.engagement_id as id, o.band, ${intervalOf(sql`o.since`)} as from_n, ${intervalOf(sql`o.ends_at`)} - 1 as to_n
  from health_override o, bounds r
  where o.since <= r.last_at and o.ends_at > r.first_at`;

const MEETS = (row: Sql) => sql`o.id = ${row}.id and o.from_n <= ${row}.to_n and o.to_n >= ${row}.from_n
  and o.to_n >= o.from_n`;
const BOTH = (row: Sql) =>
  sql`greatest(${row}.from_n, o.from_n) as from_n, least(${row}.to_n, o.to_n) as to_n`;

/** What is shown: the computed bands, less those that an override replaces, plus the overrides' bands. */
const SHOWN = sql`
  select g.from_n, g.to_n, g.band, g.score, 1 as sign from scored g
  union all
  select ${BOTH(sql`g`)}, g.band, null, -1 from scored g join overridden o on ${MEETS(sql`g`)}
  union all
  select ${BOTH(sql`a`)}, o.band, null, 1 from active a join overridden o on ${MEETS(sql`a`)}`;

/** Open blockers of active engagements, likewise. */
const BLOCKED = sql`
  select greatest(b.from_n, a.from_n) as from_n, least(b.to_n, a.to_n) as to_n
  from active a
  join (
    select b.engagement_id, ${intervalOf(sql`b.raised_at`)} as from_n, ${intervalOf(openUntil(sql`b`))} - 1 as to_n
    from blocker b
  ) b on b.engagement_id = a.id and b.from_n <= a.to_n and b.to_n >= a.from_n and b.to_n >= b.from_n`;

/** The rows of a CTE that hold at the end of the interval `s`. */
const AT_END = sql`s.n between g.from_n and g.to_n`;

/** First adds up what holds for the same stretch, as most of it does, so that no row is repeated for each interval. */
const trendOf = (where: Sql) => sql`
  with span as materialized (
    select s.at, s.first_day, s.last_day, s.place::int - 1 as n
    from unnest(${arg('ends')}::timestamptz[], ${arg('firstDays')}::date[], ${arg('lastDays')}::date[])
      with ordinality s (at, first_day, last_day, place)
  ),
  bounds as materialized (select min(s.at) as first_at, max(s.at) as last_at, max(s.n) as last_n from span s),
  chosen as materialized (
    select ${_}.id, ${_}.actual_go_live_on, ${_}.baseline_go_live_on
    from engagement ${_}
    join partner p on p.id = ${_}.partner_id
    where ${isCounted(sql`p`)} and ${where}
  ),
  state as materialized (${STATE}),
  active as materialized (
    select g.id, lower(g.stretch) as from_n, upper(g.stretch) - 1 as to_n
    from (
      select g.id, unnest(range_agg(int4range(g.from_n, g.to_n, '[]'))) as stretch from state g group by g.id
    ) g
  ),
  scored as materialized (${SCORE}),
  overridden as materialized (${OVERRIDDEN}),
  by_band as materialized (
    select g.from_n, g.to_n, g.band, sum(g.sign) as engagements, count(g.score) as scored, sum(g.score) as score_sum
    from (${SHOWN}) g
    group by 1, 2, 3
  ),
  by_variance as materialized (
    select g.from_n, g.to_n, count(*) as engagements, count(g.variance) as varied, sum(g.variance) as variance_sum,
      max(g.variance) as max_variance
    from state g
    group by 1, 2
  ),
  by_blocker as materialized (
    select g.from_n, g.to_n, count(*) as blockers from (${BLOCKED}) g group by 1, 2
  ),
  reached as materialized (select c.actual_go_live_on as day, count(*) as engagements from chosen c group by 1),
  planned as materialized (select c.baseline_go_live_on as day, count(*) as engagements from chosen c group by 1)
  select coalesce(json_agg(json_build_object(
      'at', ${instant(sql`s.at`)},
      'engagements', coalesce(v.engagements, 0),
      'bands', b.bands,
      'scored', b.scored, 'scoreSum', b.score_sum,
      'varied', coalesce(v.varied, 0), 'varianceSum', coalesce(v.variance_sum, 0), 'maxVarianceDays', v.max_variance,
      'openBlockers', (select coalesce(sum(g.blockers), 0) from by_blocker g where ${AT_END}),
      'goLivesReached', (select coalesce(sum(g.engagements), 0) from reached g
        where g.day between s.first_day and s.last_day),
      'goLivesPlanned', (select coalesce(sum(g.engagements), 0) from planned g
        where g.day between s.first_day and s.last_day)
    ) order by s.n), '[]')::text as answer
  from span s
  cross join lateral (
    select coalesce(json_object_agg(g.band, g.engagements) filter (where g.engagements > 0), '{}') as bands,
      coalesce(sum(g.scored), 0) as scored, coalesce(sum(g.score_sum), 0) as score_sum
    from (
      select g.band, sum(g.engagements) as engagements, sum(g.scored) as scored, sum(g.score_sum) as score_sum
      from by_band g where ${AT_END} group by g.band
    ) g
  ) b
  cross join lateral (
    select sum(g.engagements) as engagements, sum(g.varied) as varied, sum(g.variance_sum) as variance_sum,
      max(g.max_variance) as max_variance
    from by_variance g where ${AT_END}
  ) v`;

/**
 * The trend as TrendCells, in one statement. Histories are read up to the last end only; `filtered` reads today's
 * attributes.
 * @param spans in order, at least one
 */
export function trendStatement(
  { where, values }: Filtered,
  spans: readonly TrendSpan[],
  now: Date,
): Statement {
  const own = {
    now,
    ends: spans.map(({ at }) => at),
    firstDays: spans.map(({ firstDay }) => firstDay),
    lastDays: spans.map(({ lastDay }) => lastDay),
  };
  return { mayLag: true, name: undefined, ...renderFragment(trendOf(where), 'e', { ...values, ...own }) };
}
