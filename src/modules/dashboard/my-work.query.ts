import { SEVERITIES } from '../../kernel/enums.js';
import { localDayOf } from '../../platform/graphql/reads/fragments/local-day.js';
import { now, type Part, rankOf, type Sql, sql, whole } from '../../platform/graphql/reads/fragments/sql.js';
import { NAME_ORDER } from '../../platform/graphql/reads/lists/order.js';
import { workingDayOn } from '../calendar/index.js';
import { hasNotEnded, isOpenBlocker } from '../engagements/index.js';
import { CHECKLIST_ROWS, isNeeded } from '../gates/index.js';
import { isPastDue, isUnfinished } from '../planning/index.js';
import { BLOCKER_WAITING, STEP_WAITING } from './work-waits.query.js';

/** Items returned per list. */
export const MAX_ITEMS = 50;

/** A work list: its rows, selected for a row of MyWork (which has the viewer's party), and their order. */
export interface WorkList {
  readonly rows: (of: Part) => Sql;
  readonly order: Sql;
}

/**
 * Active engagements of a viewer: for engineers those of their teams, for compliance all of them, as if they led them.
 * With today in the engagement's time zone, the next working day (or today), and the last day that counts as due soon;
 * `late` is the number of working days from planned to forecast go-live. Uses engagement_engineer_by_engineer and engagement_by_status.
 */
const engagementsOf = (of: Part) => sql`(
  select e.*, ${workingDayOn(sql`e.today`, sql`0`, sql`e.region`)} as work_day,
    ${workingDayOn(sql`e.today`, sql`${of}.due_within`, sql`e.region`)} as soon
  from (
    select e.id, e.key, e.region, e.time_zone, e.ball_party, e.ball_since, ${of}.party,
      coalesce(e.lead_id = ${of}.engineer_id, ${of}.party = 'COMPLIANCE') as is_led,
      coalesce(e.schedule_variance_from_latest_days, 0) as late, ${localDayOf(now, sql`e.time_zone`)} as today,
      array[s.name, s.email] as names
    from engagement e
    left join solution_engineer s on s.id = ${of}.engineer_id
    where e.status = 'ACTIVE' and e.id = any (array( -- an array, of which PostgreSQL expects few
      select t.engagement_id from engagement_engineer t where t.engineer_id = ${of}.engineer_id
      union all select a.id from engagement a where a.status = 'ACTIVE' and ${of}.party = 'COMPLIANCE'))
  ) e
  offset 0 -- computes the days once per engagement, not once per milestone
)`;

const UNFINISHED = isUnfinished(sql`m`);
/**
 * Whether the viewer should complete the milestone `m` of engagement `e`: it is unfinished and their party's, and it is
 * assigned to nobody or to them, or they lead the engagement.
 */
const IS_MINE = sql`(m.party = e.party and ${UNFINISHED}
  and (e.is_led or m.assignee is null or m.assignee collate ${NAME_ORDER} = any (e.names)))`;

const STEP = sql`case when m.id is not null then json_build_object('code', m.code, 'status', m.status, 'floatDays', m.float_days) end`;

/** Columns of an item about the milestone `m`, and the facts for its reason. */
const item = (blocker: Sql, dueOn: Sql, facts: Sql) => sql`e.id as engagement_id, m.id as milestone_id,
  ${blocker} as blocker_id, null::uuid as item_id, ${dueOn} as due_on, e.late - m.float_days as pressure,
  waiting.list as waits, waiting.list = '[]' as actionable,
  json_build_object('key', e.key, 'lateDays', e.late, 'step', ${STEP}, 'waits', waiting.list, ${facts}) as facts`;

const NO_BLOCKER = sql`null::uuid`;
const IS_OVERDUE = sql`coalesce(${isPastDue(sql`m`, sql`e.today`)}, false)`;
/** What can be worked on now comes first, then by delay of go-live. */
const BY_EFFECT = sql`w.actionable desc, w.pressure desc nulls last`;
const IS_DUE_SOON = sql`coalesce(m.forecast_due_on <= e.soon, false)`;

/** Uses milestone_in_order. */
export const OVERDUE: WorkList = {
  rows: (of) => sql`
    select ${item(NO_BLOCKER, sql`m.latest_baseline_due_on`, sql`'list', 'OVERDUE', 'dueOn', m.latest_baseline_due_on`)}
    from ${engagementsOf(of)} e
    join milestone m on m.engagement_id = e.id
    ${STEP_WAITING}
    where ${IS_MINE} and ${IS_OVERDUE}`,
  order: sql`${BY_EFFECT}, w.due_on, w.milestone_id`,
};

/** Uses milestone_in_order. */
export const DUE_SOON: WorkList = {
  rows: (of) => sql`
    select ${item(NO_BLOCKER, sql`m.forecast_due_on`, sql`'list', 'DUE_SOON', 'dueOn', m.forecast_due_on`)}
    from ${engagementsOf(of)} e
    join milestone m on m.engagement_id = e.id
    ${STEP_WAITING}
    where ${IS_MINE} and not ${IS_OVERDUE} and ${IS_DUE_SOON}`,
  order: sql`${BY_EFFECT}, w.due_on, w.milestone_id`,
};

/** Uses milestone_in_order. */
export const READY: WorkList = {
  rows: (of) => sql`
    select ${item(NO_BLOCKER, sql`m.forecast_due_on`, sql`'list', 'READY', 'dueOn', m.forecast_due_on`)}
    from ${engagementsOf(of)} e
    join milestone m on m.engagement_id = e.id
    ${STEP_WAITING}
    where ${IS_MINE} and not ${IS_OVERDUE} and not ${IS_DUE_SOON} and waiting.list = '[]'`,
  order: sql`${BY_EFFECT}, w.due_on, w.milestone_id`,
};

/**
 * With the milestone of the viewer's party that go-live depends on most, preferably one that can be worked on now. Uses
 * milestone_in_order.
 */
export const WAITING_ON_ME: WorkList = {
  rows: (of) => sql`
    select ${item(
      NO_BLOCKER,
      sql`m.forecast_due_on`,
      sql`'list', 'WAITING_ON_ME', 'party', e.party, 'since', ${localDayOf(sql`e.ball_since`, sql`e.time_zone`)}`,
    )}, e.ball_since as since
    from ${engagementsOf(of)} e
    left join lateral (
      select m.*, waiting.list from milestone m
      ${STEP_WAITING}
      where m.engagement_id = e.id and m.party = e.party and ${UNFINISHED}
      order by waiting.list = '[]' desc, m.float_days nulls last, m.forecast_start_on, m.position
      limit 1
    ) m on true
    cross join lateral (select coalesce(m.list, '[]') as list) waiting
    where e.is_led and e.ball_party = e.party`,
  order: sql`${BY_EFFECT}, w.since, w.engagement_id`,
};

/** Uses blocker_open. */
export const BLOCKED: WorkList = {
  rows: (of) => sql`
    select ${item(
      sql`b.id`,
      sql`b.commitment_on`,
      sql`'list', 'BLOCKED', 'party', b.party, 'severity', b.severity,
        'since', ${localDayOf(sql`b.raised_at`, sql`e.time_zone`)}`,
    )}, ${rankOf(SEVERITIES, sql`b.severity`)} as rank, b.raised_at as since
    from ${engagementsOf(of)} e
    join blocker b on b.engagement_id = e.id and ${isOpenBlocker(sql`b`)}
    left join milestone m on m.id = b.milestone_id and ${UNFINISHED}
    ${BLOCKER_WAITING}
    where b.party = e.party or ${IS_MINE}`,
  order: sql`${BY_EFFECT}, w.rank desc, w.since, w.blocker_id`,
};

/**
 * Evidence awaiting review that someone else submitted: first what keeps an engagement in its stage, then the most
 * delayed engagement, then the longest waiting. Uses checklist_state_to_review.
 */
export const TO_REVIEW: WorkList = {
  rows: (of) => sql`
    select c.engagement_id, null::uuid as milestone_id, null::uuid as blocker_id, c.id as item_id, '[]'::jsonb as waits, true as actionable,
      null::date as due_on, null::int as pressure, ${isNeeded(sql`c.needed_by`, sql`e.stage`)} as holds_up,
      coalesce(e.schedule_variance_from_latest_days, 0) as late, c.since,
      json_build_object('list', 'TO_REVIEW', 'key', e.key, 'step', null, 'waits', '[]'::json,
        'lateDays', coalesce(e.schedule_variance_from_latest_days, 0), 'stage', e.stage,
        'neededBy', c.needed_by, 'holdsUp', ${isNeeded(sql`c.needed_by`, sql`e.stage`)},
        'since', ${localDayOf(sql`c.since`, sql`e.time_zone`)}) as facts
    from ${CHECKLIST_ROWS} c
    join engagement e on e.id = c.engagement_id
    join checklist_evidence v on v.id = c.evidence_id
    where ${of}.party = 'COMPLIANCE' and c.review = 'PENDING' and ${hasNotEnded(sql`e.status`)}
      and v.submitted_by_id <> ${of}.user_id`,
  order: sql`w.holds_up desc, w.late desc, w.since, w.item_id`,
};

/** First items of a list in order, as a row source. */
export const firstOf = ({ rows, order }: WorkList, of: Part) =>
  sql`(select w.*, row_number() over (order by ${order}) as place from (${rows(of)}) w
    order by place limit ${whole(MAX_ITEMS)})`;

export const countOf = ({ rows }: WorkList, of: Part) => sql`(select count(*)::int from (${rows(of)}) w)`;
