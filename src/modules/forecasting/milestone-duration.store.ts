import type { LocalDate } from '../../kernel/local-date.js';
import type { WorkingCalendar } from '../../kernel/working-days.js';
import { preparedQuery, query, type Tx } from '../../platform/database/tx.js';
import { zoneOf } from '../../platform/graphql/reads/fragments/local-day.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { isCounted } from '../partners/index.js';
import { actualDays, type Hold } from './domain/actual-days.js';

interface Finished {
  readonly id: string;
  readonly engagementId: string;
  readonly startedOn: LocalDate;
  readonly completedOn: LocalDate;
  readonly holds: readonly Hold[];
}

/**
 * Milestones of engagements `$1` that are done and were worked on: once in progress, or begun before the day they ended. One
 * completed without a start says nothing. Uses milestone_in_order, milestone_history_of_milestone and
 * engagement_hold_of_engagement.
 */
const FINISHED = `
  select m.id, m.engagement_id as "engagementId", m.started_on::text as "startedOn", m.completed_on::text as "completedOn", coalesce((
    select json_agg(json_build_object('from', (h.since at time zone z.name)::date,
      'to', (h.until at time zone z.name)::date))
    from engagement_hold h where h.engagement_id = e.id), '[]') as holds
  from milestone m
  join engagement e on e.id = m.engagement_id
  join partner p on p.id = e.partner_id and ${toSql(isCounted(sql`p`))}
  cross join lateral (select ${toSql(zoneOf(sql`e.time_zone`))} as name offset 0) z
  where m.engagement_id = any($1::uuid[]) and m.status = 'DONE'
    and (m.started_on < m.completed_on or exists (
      select from milestone_history h where h.milestone_id = m.id and h.status = 'IN_PROGRESS'))`;

/** Stores the samples of engagements `$1` given in `$2` and removes those of milestones that are no longer done. */
const REPLACE = `
  with given as (select * from jsonb_to_recordset($2) as g (id uuid, "actualDays" int)),
  removed as (
    delete from milestone_duration d where d.engagement_id = any($1::uuid[]) and d.milestone_id not in (select id from given)
  )
  insert into milestone_duration as kept (milestone_id, engagement_id, playbook_slug, code, type, stage, party,
    planned_days, actual_days, completed_on)
  select m.id, e.id, b.slug, m.code, e.type, m.stage, m.party,
    coalesce((select r.duration_days_before from milestone_reschedule r -- milestone_reschedule_of_milestone
      where r.milestone_id = m.id order by r.at, r.id limit 1), m.duration_days),
    g."actualDays", m.completed_on
  from given g
  join milestone m on m.id = g.id
  join engagement e on e.id = m.engagement_id
  left join playbook b on b.id = e.playbook_id
  on conflict (milestone_id) do update set planned_days = excluded.planned_days, actual_days = excluded.actual_days,
    completed_on = excluded.completed_on
  where (kept.planned_days, kept.actual_days, kept.completed_on)
    is distinct from (excluded.planned_days, excluded.actual_days, excluded.completed_on)`;

/**
 * Stores how long the finished milestones of engagements took; those of internal partners are no samples. In two statements.
 * @param calendarOf the calendar of an engagement
 */
export async function saveDurations(
  tx: Tx,
  engagementIds: readonly string[],
  calendarOf: (engagementId: string) => WorkingCalendar,
): Promise<void> {
  const finished = await preparedQuery<Finished>(tx, 'finished_milestones', FINISHED, [engagementIds]);
  const rows = finished.map(({ id, engagementId, holds, ...days }) => ({
    id,
    actualDays: actualDays(days, holds, calendarOf(engagementId)),
  }));
  await query(tx, REPLACE, [engagementIds, JSON.stringify(rows)]);
}
