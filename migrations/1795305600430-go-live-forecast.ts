import type { MigrationInterface, QueryRunner } from 'typeorm';

const MINE = `(select nullif(current_setting('causeway.partner_id', true), '')::uuid)`;
const STAGES = `('DISCOVERY', 'DESIGN', 'SANDBOX', 'CERTIFICATION', 'LAUNCH', 'ADOPTION')`;

/**
 * Probable go-live: how long finished milestones took, the latest forecast of each engagement, and the forecast when it first
 * entered each stage. Partners see it where the engagement shares it.
 */
export class GoLiveForecast1795305600430 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table engagement add share_forecast boolean not null default false;
      grant select (share_forecast) on engagement to causeway_portal;

      create table milestone_duration (
        milestone_id uuid primary key references milestone,
        engagement_id uuid not null references engagement,
        playbook_slug text,
        code text not null,
        type text not null,
        stage text not null,
        party text not null,
        planned_days int not null check (planned_days > 0),
        actual_days int not null check (actual_days > 0),
        completed_on date not null
      );
      create index milestone_duration_of_engagement on milestone_duration (engagement_id);
      create index milestone_duration_of_code on milestone_duration (playbook_slug, code, completed_on);
      create index milestone_duration_of_stage on milestone_duration (type, stage, party, completed_on);
      create index milestone_duration_of_type on milestone_duration (type, completed_on);

      create table go_live_forecast (
        engagement_id uuid primary key,
        partner_id uuid not null,
        as_of timestamptz not null,
        p50_on date,
        p80_on date,
        driver_id uuid references milestone,
        pool text check (pool in ('PLAYBOOK_MILESTONE', 'STAGE_AND_PARTY', 'ENGAGEMENT_TYPE', 'ALL')),
        n int not null check (n >= 0),
        too_few boolean not null,
        check ((p50_on is null) = (p80_on is null)),
        check (not too_few or (p50_on is null and driver_id is null and pool is null)),
        foreign key (partner_id, engagement_id) references engagement (partner_id, id)
      );

      create table go_live_stage_forecast (
        engagement_id uuid not null references engagement,
        stage text not null check (stage in ${STAGES}),
        entered_at timestamptz not null,
        p80_on date,
        primary key (engagement_id, stage)
      );

      grant select, insert, update, delete on milestone_duration to causeway_app;
      grant select, insert, update on go_live_forecast to causeway_app;
      grant select, insert on go_live_stage_forecast to causeway_app;

      alter table milestone_duration enable row level security;
      alter table go_live_forecast enable row level security;
      alter table go_live_stage_forecast enable row level security;
      create policy app on milestone_duration to causeway_app using (true) with check (true);
      create policy app on go_live_forecast to causeway_app using (true) with check (true);
      create policy app on go_live_stage_forecast to causeway_app using (true) with check (true);
      create policy portal on go_live_forecast for select to causeway_portal
        using (partner_id = ${MINE} and engagement_id in (
          select e.id from engagement e where e.partner_id = ${MINE} and e.share_forecast));
      grant select (engagement_id, partner_id, as_of, p50_on, p80_on, driver_id)
        on go_live_forecast to causeway_portal;
    `);
    // Ended engagements too: the durations of their milestones are the history that is drawn from.
    await runner.query(`
      insert into due_work (kind, subject, due_at)
      select 'go-live-forecast.daily', id, '2020-01-01T00:00:00Z' from engagement`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from due_work where kind = 'go-live-forecast.daily';
      revoke select (share_forecast) on engagement from causeway_portal;
      drop table go_live_stage_forecast, go_live_forecast, milestone_duration;
      alter table engagement drop column share_forecast;
    `);
  }
}
