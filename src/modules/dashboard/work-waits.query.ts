import { type Sql, sql, whole } from '../../platform/graphql/reads/fragments/sql.js';
import { workingDayOn } from '../calendar/index.js';
import { isOpenBlocker } from '../engagements/index.js';
import { isUnfinished } from '../planning/index.js';

/** Waits listed per item. */
export const MAX_WAITS = 20;

/**
 * What the unfinished milestone `m` of engagement `e` waits for: unfinished predecessors (through skipped ones) unless
 * a lead lets it start before they end; its start day; open blockers on it. `e.work_day` is the next working day (or
 * today). Uses the key of milestone_link and blocker_open.
 */
const WAITS_OF_STEP = sql`(
  with recursive before (id, lag_days) as (
    select l.depends_on_id, l.lag_days from milestone_link l
    where l.milestone_id = m.id and m.status = 'NOT_STARTED'
    union
    select l.depends_on_id, b.lag_days
    from before b
    join milestone s on s.id = b.id and s.status = 'SKIPPED'
    join milestone_link l on l.milestone_id = s.id
  ), step as (
    select distinct p.id, p.code, p.party, p.forecast_due_on
    from before b
    join milestone p on p.id = b.id and ${isUnfinished(sql`p`)}
    where b.lag_days >= 0 or p.forecast_due_on > ${workingDayOn(sql`e.work_day`, sql`greatest(-1 - b.lag_days, 0)`, sql`e.region`)}
  )
  select s.id as "milestoneId", s.code, null::uuid as "blockerId", s.party, s.forecast_due_on as until from step s
  union all
  select null, null, null, null,
    case when exists (select from step) then m.not_before_on else m.forecast_start_on end
  where m.status = 'NOT_STARTED'
    and case when exists (select from step) then m.not_before_on else m.forecast_start_on end > e.work_day
  union all
  select null, null, b.id, b.party, b.commitment_on
  from blocker b
  where b.engagement_id = e.id and b.milestone_id = m.id and ${isOpenBlocker(sql`b`)})`;

/** What the open blocker `b` waits for: the responsible party, unless it is the viewer's. */
const WAITS_OF_BLOCKER = sql`(
  select null::uuid as "milestoneId", null::text as code, b.id as "blockerId", b.party, b.commitment_on as until
  where b.party <> e.party)`;

/** A join, so that the list is computed once: `waiting.list`, latest first. */
const listOf = (rows: Sql) => sql`cross join lateral (
  select coalesce(
    jsonb_agg(w order by w.until desc nulls first, w."milestoneId", w."blockerId"), '[]'
  ) as list
  from ${rows} w
) waiting`;

export const STEP_WAITING = listOf(WAITS_OF_STEP);
export const BLOCKER_WAITING = listOf(WAITS_OF_BLOCKER);

/** The rows of such a list. */
export const waitsIn = (list: Sql) => sql`(
  select w.* from rows from (
    jsonb_to_recordset(${list}) as (
      "milestoneId" uuid, code text, "blockerId" uuid, party text, until date)
  ) with ordinality w (milestone_id, code, blocker_id, party, until, place)
  order by place limit ${whole(MAX_WAITS)})`;
