import { SEVERITIES } from '../../kernel/enums.js';
import { type Part, type Sql, now, rankOf, sql, whole } from '../../platform/graphql/reads/sql.js';
import { workingDayOn } from '../delivery/index.js';

/** How many items a list shows. */
export const MAX_ITEMS = 50;

/** A list of work: its rows, out of the row of an engineer's MyWork, and their order. */
export interface WorkList {
  readonly rows: (of: Part) => Sql;
  readonly order: Sql;
}

/**
 * The engineer's engagements that go on, with today in their zones. `late` is how many working days go-live is forecast
 * later than planned. Relies on engagement_engineer_by_engineer.
 */
const engagementsOf = (of: Part) => sql`(
  select e.id, e.key, e.region, e.time_zone, e.ball_party, e.ball_since, e.lead_id = ${of}.engineer_id as is_led,
    coalesce(e.schedule_variance_from_latest_days, 0) as late, (${now} at time zone e.time_zone)::date as today,
    array[lower(s.name), lower(s.email)] as names
  from engagement_engineer t
  join engagement e on e.id = t.engagement_id
  join solution_engineer s on s.id = t.engineer_id
  where t.engineer_id = ${of}.engineer_id and e.status = 'ACTIVE')`;

const UNFINISHED = sql`m.status in ('NOT_STARTED', 'IN_PROGRESS')`;
/**
 * Whether the milestone `m` of the engagement `e` is the engineer's to end: services', not ended, and either nobody is
 * named for it, or the engineer is, or they lead the engagement and answer for all of it.
 */
const IS_MINE = sql`(m.party = 'SERVICES' and ${UNFINISHED}
  and (e.is_led or m.assignee is null or lower(m.assignee) = any (e.names)))`;

const STEP = sql`case when m.id is not null then json_build_object('code', m.code, 'floatDays', m.float_days) end`;

/** The columns of an item about the milestone `m`, and what else its reason needs. */
const item = (blocker: Sql, dueOn: Sql, facts: Sql) => sql`e.id as engagement_id, m.id as milestone_id,
  ${blocker} as blocker_id, ${dueOn} as due_on, e.late - m.float_days as pressure,
  json_build_object('key', e.key, 'lateDays', e.late, 'step', ${STEP}, ${facts}) as facts`;

const NO_BLOCKER = sql`null::uuid`;
const IS_OVERDUE = sql`coalesce(m.latest_baseline_due_on < e.today, false)`;
const BY_EFFECT = sql`w.pressure desc nulls last`;

/** Relies on milestone_in_order. */
export const OVERDUE: WorkList = {
  rows: (of) => sql`
    select ${item(NO_BLOCKER, sql`m.latest_baseline_due_on`, sql`'list', 'OVERDUE', 'dueOn', m.latest_baseline_due_on`)}
    from ${engagementsOf(of)} e
    join milestone m on m.engagement_id = e.id
    where ${IS_MINE} and ${IS_OVERDUE}`,
  order: sql`${BY_EFFECT}, w.due_on, w.milestone_id`,
};

/** Relies on milestone_in_order. */
export const DUE_SOON: WorkList = {
  rows: (of) => sql`
    select ${item(NO_BLOCKER, sql`m.forecast_due_on`, sql`'list', 'DUE_SOON', 'dueOn', m.forecast_due_on`)}
    from (
      select e.*, ${workingDayOn(sql`e.today`, sql`${of}.due_within`, sql`e.region`)} as soon
      from ${engagementsOf(of)} e
      offset 0 -- so that the day is counted once an engagement, not once a milestone
    ) e
    join milestone m on m.engagement_id = e.id
    where ${IS_MINE} and not ${IS_OVERDUE} and m.forecast_due_on <= e.soon`,
  order: sql`${BY_EFFECT}, w.due_on, w.milestone_id`,
};

/** With the step of ours that go-live waits for most, the first of them to be done. Relies on milestone_in_order. */
export const WAITING_ON_ME: WorkList = {
  rows: (of) => sql`
    select ${item(
      NO_BLOCKER,
      sql`m.forecast_due_on`,
      sql`'list', 'WAITING_ON_ME', 'since', (e.ball_since at time zone e.time_zone)::date`,
    )}, e.ball_since as since
    from ${engagementsOf(of)} e
    left join lateral (
      select m.* from milestone m
      where m.engagement_id = e.id and m.party = 'SERVICES' and ${UNFINISHED}
      order by m.float_days nulls last, m.forecast_start_on, m.position
      limit 1
    ) m on true
    where e.is_led and e.ball_party = 'SERVICES'`,
  order: sql`${BY_EFFECT}, w.since, w.engagement_id`,
};

/** Relies on blocker_open. */
export const BLOCKED: WorkList = {
  rows: (of) => sql`
    select ${item(
      sql`b.id`,
      sql`b.commitment_on`,
      sql`'list', 'BLOCKED', 'party', b.party, 'severity', b.severity,
        'since', (b.raised_at at time zone e.time_zone)::date`,
    )}, ${rankOf(SEVERITIES, sql`b.severity`)} as rank, b.raised_at as since
    from ${engagementsOf(of)} e
    join blocker b on b.engagement_id = e.id and b.resolved_at is null
    left join milestone m on m.id = b.milestone_id and ${UNFINISHED}
    where b.party = 'SERVICES' or ${IS_MINE}`,
  order: sql`${BY_EFFECT}, w.rank desc, w.since, w.blocker_id`,
};

/** The first items of a list in order, as a row source. */
export const firstOf = ({ rows, order }: WorkList, of: Part) =>
  sql`(select w.*, row_number() over (order by ${order}) as place from (${rows(of)}) w
    order by place limit ${whole(MAX_ITEMS)})`;

export const countOf = ({ rows }: WorkList, of: Part) => sql`(select count(*)::int from (${rows(of)}) w)`;
