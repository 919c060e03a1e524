import { HEALTH_BANDS } from '../../kernel/enums.js';
import { zoneOf } from '../../platform/graphql/reads/fragments/local-day.js';
import {
  $,
  _,
  arg,
  type Part,
  rankOf,
  type Sql,
  sql,
  whole,
  withOwn,
} from '../../platform/graphql/reads/fragments/sql.js';
import { IN_SCOPE } from '../adoption/index.js';
import { workingDaysBetween } from '../calendar/index.js';
import { currentBand, isOpenBlocker } from '../engagements/index.js';
import { bandHolds, comparedEvaluation, computedBand, newestSnapshot, overrideAt } from '../health/index.js';

/** Blockers and milestones listed per change; each list has a total beside it. */
export const MAX_LISTED = 20;
const MAX_MOVED = 2;

const SINCE = sql`${arg('since')}::timestamptz`;

/** Bands that a step leads down from, best first; INSUFFICIENT_DATA is no step. */
const STEPS = HEALTH_BANDS.filter((band) => band !== 'INSUFFICIENT_DATA');
const rank = (band: Sql) => rankOf(STEPS, band);

/** Whether a milestone is done and was not at an instant; uses milestone_history_of_milestone and milestone_history_done. */
const doneSince = (milestone: Sql, since: Sql) => sql`(${milestone}.status = 'DONE'
  and exists (select from milestone_history h
    where h.milestone_id = ${milestone}.id and h.at > ${since} and h.status = 'DONE')
  and (select h.status from milestone_history h where h.milestone_id = ${milestone}.id and h.at <= ${since}
    order by h.at desc, h.id desc limit 1) is distinct from 'DONE')`;

/**
 * The engagements of a filter as they were at `since` and as they are, with what happened in between. Uses
 * engagement_history_of_engagement and health_snapshot_as_of per engagement; the other tables are read once.
 */
const compared = (where: Sql) => sql`
  select e.id, e.number, e.partner_id, e.region, e.started_on, ${SINCE} as since, h.id is null as is_new,
    h.stage as stage_before, e.stage as stage_after,
    h.status as status_before, e.status as status_after,
    h.forecast_go_live_on as go_live_before, e.forecast_go_live_on as go_live_after,
    case when h.id is not null then coalesce(${overrideAt(sql`o.band`, sql`e.id`, SINCE)}, s.band) end as band_before, ${currentBand(sql`e`)} as band_after,
    s.score as score_before, e.health_score as score_after,
    coalesce(b.raised, 0) as raised, coalesce(b.resolved, 0) as resolved, coalesce(b.open, 0) > 0 as blocked_anew,
    coalesce(m.done, 0) as done
  from engagement e
  left join lateral (
    select h.id, h.stage, h.status, h.forecast_go_live_on
    from engagement_history h where h.engagement_id = e.id and h.at <= ${SINCE}
    order by h.at desc, h.id desc limit 1
  ) h on true
  left join lateral ${newestSnapshot(sql`${computedBand(sql`s`)} as band, s.score`, sql`e.id`, sql`s.as_of <= ${SINCE}`)} s
    on h.id is not null
  left join (
    select b.engagement_id, count(*) filter (where b.raised_at > ${SINCE})::int as raised,
      count(*) filter (where b.resolved_at > ${SINCE})::int as resolved,
      count(*) filter (where b.raised_at > ${SINCE} and ${isOpenBlocker(sql`b`)})::int as open
    from blocker b where b.raised_at > ${SINCE} or b.resolved_at > ${SINCE} group by b.engagement_id
  ) b on b.engagement_id = e.id
  left join (
    select m.engagement_id, count(*)::int as done
    from milestone m where ${doneSince(sql`m`, SINCE)} group by m.engagement_id
  ) m on m.engagement_id = e.id
  where ${withOwn(where, 'e')}`;

/**
 * Those that differ, as rows of EngagementChange. What is not known of `since` differs from nothing: an engagement without
 * an evaluation then has no other band now.
 */
export const changedSince = (where: Sql) => sql`(
  select c.*, greatest(${rank(sql`c.band_after`)} - ${rank(sql`c.band_before`)}, 0) as steps_down,
    ${workingDaysBetween(sql`c.go_live_before`, sql`c.go_live_after`, sql`c.region`)} as go_live_days
  from (${compared(where)}) c
  where c.is_new or c.raised > 0 or c.resolved > 0 or c.done > 0
    or c.stage_before <> c.stage_after or c.status_before <> c.status_after
    or c.go_live_before is distinct from c.go_live_after or c.band_before <> c.band_after
)`;

/** Band worsened, then go-live later, then blocked anew; all others by key. */
export const MOST_URGENT_FIRST = [
  { by: sql`${_}.steps_down`, cast: 'int', descending: true },
  { by: sql`greatest(${_}.go_live_days, 0)`, cast: 'int', descending: true },
  { by: sql`${_}.blocked_anew::int`, cast: 'int', descending: true },
  { by: sql`${_}.number`, cast: 'bigint' },
] as const;

/** The first rows of a list, for the row of a change. */
const first = (from: Sql, order: (row: Part | Sql) => Sql) => ({
  from: sql`(${from} order by ${order(sql`x`)} limit ${whole(MAX_LISTED)})`,
  where: sql`true`,
  orderBy: order(_),
  atMost: MAX_LISTED,
});

/** Uses blocker_of_engagement. */
const blockers = (happened: Sql) =>
  sql`select x.* from blocker x where x.engagement_id = ${$}.id and ${happened}`;
export const RAISED = first(
  blockers(sql`x.raised_at > ${$}.since`),
  (row) => sql`${row}.raised_at desc, ${row}.id desc`,
);
export const RESOLVED = first(
  blockers(sql`x.resolved_at > ${$}.since`),
  (row) => sql`${row}.resolved_at desc, ${row}.id desc`,
);
/** Uses milestone_in_order. */
export const DONE = first(
  sql`select x.* from milestone x where x.engagement_id = ${$}.id and ${doneSince(sql`x`, sql`${$}.since`)}`,
  (row) => sql`${row}.completed_on desc, ${row}.position desc`,
);

/**
 * Milestones of party PARTNER recorded as begun or done, each at noon of its day but no later than its recording; MOMENTUM
 * counts from the same acts. Those that the partner completed itself are among its mutations, which the audit log shows.
 * Uses milestone_in_order and audit_entry_subject.
 */
const RECORDED_ACTS = sql`(
  select count(*)::int from (
    select distinct m.id, least((d.day + time '12:00') at time zone ${zoneOf(sql`e.time_zone`)}, h.at) as at
    from engagement e
    join milestone m on m.engagement_id = e.id and m.party = 'PARTNER'
    join lateral (
      select h.at, h.started_on, h.completed_on from milestone_history h
      where h.milestone_id = m.id and h.status <> 'SKIPPED' and not h.by_proof order by h.at desc, h.id desc limit 1
    ) h on h.at > ${_}.since
    cross join lateral unnest(case
      when not exists (
        select from audit_entry x
        join partner_act a on a.partner_id = e.partner_id and a.at = x.at and a.user_id = x.actor_id
        where x.subject_id = m.id and x.at = h.at)
        then array[h.started_on, h.completed_on]
      when h.started_on < h.completed_on then array[h.started_on]
    end) d (day)
    where e.partner_id = ${_}.partner_id and d.day is not null
  ) act
  where act.at > ${_}.since)`;

/** Uses partner_act_latest and usage_application_daily_by_partner. */
export const PARTNER_ACTS = sql`(
  (select count(*)::int from partner_act a where a.partner_id = ${_}.partner_id and a.at > ${_}.since)
  + ${RECORDED_ACTS}
  + (select count(distinct u.day)::int from usage_application_daily u
    where u.partner_id = ${_}.partner_id and u.environment in ('SANDBOX', 'PRODUCTION')
      and u.day >= (${_}.since at time zone 'utc')::date and u.last_call_at > ${_}.since and ${IN_SCOPE}))`;

/**
 * The milestones that were on the critical path before or after a move of go-live since then, by how far they are due from
 * where they were due before the first such move. Uses go_live_move_of_engagement.
 */
const MOVED = sql`(
  select coalesce(json_agg(x), '[]') from (
    select m.code, p.due as "dueBefore", m.forecast_due_on as "dueAfter", d.days
    from (
      select distinct on (p.code) p.code, p."dueBefore" as due
      from go_live_move g
      cross join lateral jsonb_to_recordset(g.critical_path) p (code text, "dueBefore" date)
      where g.engagement_id = ${_}.id and g.at > ${_}.since and p."dueBefore" is not null
      order by p.code, g.at, g.id
    ) p
    join milestone m on m.engagement_id = ${_}.id and m.code = p.code
    cross join lateral (
      select ${workingDaysBetween(sql`p.due`, sql`m.forecast_due_on`, sql`${_}.region`)} as days
    ) d
    where d.days <> 0
    order by abs(d.days) desc, m.is_go_live, m.position
    limit ${whole(MAX_MOVED)}
  ) x)`;

const HEALTH = (alias: Part | Sql) =>
  sql`'score', ${alias}.score, 'evaluation', ${comparedEvaluation(alias)}`;
const COLUMNS = sql`s.id, s.score, s.score_exact, s.measures`;

const HOLDS = (since: Sql) => sql`coalesce(
  (select ${bandHolds(sql`h`)} from ${newestSnapshot(sql`s.causes`, sql`${_}.id`, since)} h), '[]')`;

/** Facts for the reason of a change, as StoredChange. */
export const CHANGE_FACTS = sql`json_build_object(
  'begunOn', case when ${_}.is_new then ${_}.started_on end,
  'health', (
    select json_build_object('before', json_build_object(${HEALTH(sql`b`)}), 'after', json_build_object(${HEALTH(sql`n`)}))
    from ${newestSnapshot(COLUMNS, sql`${_}.id`, sql`s.as_of <= ${_}.since`)} b,
      ${newestSnapshot(COLUMNS, sql`${_}.id`)} n
    where not ${_}.is_new and b.id <> n.id and b.score_exact is not null and n.score_exact is not null),
  'goLive', json_build_object('before', ${_}.go_live_before, 'after', ${_}.go_live_after, 'days', ${_}.go_live_days),
  'moved', case when ${_}.is_new then '[]' else ${MOVED} end,
  'band', json_build_object('before', ${_}.band_before, 'after', ${_}.band_after),
  'holds', json_build_object('before', ${HOLDS(sql`s.as_of <= ${_}.since`)}, 'after', ${HOLDS(sql`true`)}),
  'stage', json_build_object('before', ${_}.stage_before, 'after', ${_}.stage_after),
  'status', json_build_object('before', ${_}.status_before, 'after', ${_}.status_after),
  'blockersRaised', ${_}.raised, 'blockersResolved', ${_}.resolved, 'milestonesDone', ${_}.done)`;
