import { newId } from '../../src/kernel/ids.js';
import { REFORECAST_DAILY } from '../../src/modules/planning/index.js';
import type { TestApp } from './app.js';
import type { NaiveFacts } from './naive-planner.js';
import { ENGINEER_ID, NORTHWIND_ID } from './people.js';

/** The morning, in UTC, of the day of the facts. */
export function morningOf({ today }: NaiveFacts): Date {
  return new Date(`${today}T00:00:00Z`);
}

/**
 * An engagement with that plan, in its own region with those holidays, whose forecast is due.
 * @param region a code that no other engagement has
 * @returns its UUID
 */
export async function seedPlan({ pools }: TestApp, facts: NaiveFacts, region: string): Promise<string> {
  const id = newId();
  const { holidays, startedOn, holdUntil, baselineGoLiveOn, latestBaselineGoLiveOn } = facts;
  const ids = new Map(facts.plan.map((milestone) => [milestone.id, newId()]));
  const milestones = facts.plan.map((milestone, index) => ({
    ...milestone,
    ...{ id: ids.get(milestone.id)!, position: index + 1 },
  }));
  const links = facts.plan.flatMap(({ id: of, dependsOn }) =>
    dependsOn.map((link) => ({ of: ids.get(of)!, on: ids.get(link.id)!, lagDays: link.lagDays })),
  );
  const text = `
    with region as (
      insert into holiday_region (region, first_year, last_year, revision, work_week)
      values ($3, 2020, 2060, $1, $14::smallint[])
    ), holiday_row as (
      insert into holiday (region, day, name) select distinct $3, day, 'A holiday' from unnest($4::date[]) day
    ), engagement_row as (
      insert into engagement (id, partner_id, type, title, stage, status, lead_id, region, time_zone, started_on,
        baseline_go_live_on, latest_baseline_go_live_on, expected_resume_on, version, created_at, updated_at)
      values ($1, $2, 'INTEGRATION', 'A plan', 'SANDBOX', case when $8::date is null then 'ACTIVE' else 'ON_HOLD' end,
        $9, $3, 'UTC', $5, $6, $7, $8, 1, '2026-01-01', '2026-01-01')
    ), milestone_row as (
      insert into milestone (id, engagement_id, partner_id, code, title, stage, position, party, weight, required,
        is_go_live, visibility, status, duration_days, not_before_on, started_on, completed_on,
        latest_baseline_due_on, version)
      select m.id, $1, $2, m.code, m.code, m.stage, m.position, 'PARTNER', m.weight, m.required,
        m."isGoLive", 'PARTNER', m.status, m."durationDays", m."notBeforeOn", m."startedOn", m."completedOn",
        m."latestBaselineDueOn", 1
      from jsonb_to_recordset($10) as m (id uuid, code text, stage text, position int, weight int, required boolean,
        "isGoLive" boolean, status text, "durationDays" int, "notBeforeOn" date, "startedOn" date,
        "completedOn" date, "latestBaselineDueOn" date)
    ), link_row as (
      insert into milestone_link (engagement_id, milestone_id, depends_on_id, lag_days)
      select $1, l."of", l."on", l."lagDays"
      from jsonb_to_recordset($11) as l ("of" uuid, "on" uuid, "lagDays" int)
    ), blocker_row as (
      insert into blocker (id, engagement_id, partner_id, severity, party, reason, milestone_id, visibility, raised_at,
        raised_by_id, raised_by_name, commitment_on, version)
      select uuidv7(), $1, $2, 'LOW', 'PARTNER', 'It waits.', m.id, 'INTERNAL', '2026-01-01', app_user.id, 'Erin',
        promised.day, 1
      from jsonb_to_recordset($10) as m (id uuid, "commitmentOn" date),
        lateral (values (m."commitmentOn"), (m."commitmentOn" - 3), (null)) as promised (day),
        (select id from app_user limit 1) app_user
      where m."commitmentOn" is not null
    )
    insert into due_work (kind, subject, due_at) values ($12, $1, $13)`;
  await pools.staff.query(text, [
    ...[id, NORTHWIND_ID, region, holidays, startedOn, baselineGoLiveOn, latestBaselineGoLiveOn, holdUntil],
    ...[ENGINEER_ID, JSON.stringify(milestones), JSON.stringify(links), REFORECAST_DAILY, morningOf(facts)],
    facts.workWeek,
  ]);
  return id;
}
