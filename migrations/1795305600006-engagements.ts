import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Engagements: scope, team, progress entries, what a partner did, and the history that numbers depend on. */
export class Engagements1795305600006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table engagement (
        id uuid primary key,
        number bigint not null generated always as identity unique,
        key text not null generated always as ('ENG-' || number::text) stored unique,
        partner_id uuid not null references partner,
        playbook_id uuid,
        type text not null check (type in ('INTEGRATION', 'MIGRATION', 'CO_CREATION', 'ADVISORY')),
        title text not null,
        stage text not null check (stage in
          ('DISCOVERY', 'DESIGN', 'SANDBOX', 'CERTIFICATION', 'LAUNCH', 'ADOPTION', 'CLOSED')),
        status text not null check (status in ('ACTIVE', 'ON_HOLD', 'COMPLETED', 'CANCELLED')),
        lead_id uuid not null references solution_engineer,
        region text not null,
        time_zone text not null,
        started_on date not null,
        baseline_go_live_on date,
        forecast_go_live_on date,
        actual_go_live_on date,
        schedule_variance_days int,
        schedule_performance_index numeric(12, 6),
        health_score int check (health_score between 0 and 100),
        health_band text check (health_band in ('HEALTHY', 'AT_RISK', 'CRITICAL', 'INSUFFICIENT_DATA')),
        version int not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        unique (partner_id, id)
      );
      create index engagement_by_stage on engagement (stage, health_score, id);
      create index engagement_by_health on engagement (health_score, id);
      create index engagement_by_lead on engagement (lead_id);
      create index engagement_by_update on engagement (updated_at, id);

      create table engagement_engineer (
        engagement_id uuid not null references engagement,
        engineer_id uuid not null references solution_engineer,
        primary key (engagement_id, engineer_id)
      );
      create index engagement_engineer_by_engineer on engagement_engineer (engineer_id);

      create table engagement_scope (
        engagement_id uuid not null references engagement,
        api_version_id uuid not null references api_version,
        all_operations boolean not null,
        primary key (engagement_id, api_version_id)
      );
      create index engagement_scope_by_version on engagement_scope (api_version_id);
      create table engagement_scope_operation (
        engagement_id uuid not null,
        api_version_id uuid not null,
        api_operation_id uuid not null references api_operation,
        primary key (engagement_id, api_operation_id),
        foreign key (engagement_id, api_version_id) references engagement_scope
      );

      create table progress_entry (
        id uuid primary key,
        engagement_id uuid not null,
        partner_id uuid not null,
        kind text not null check (kind in ('NOTE', 'CALL', 'MEETING', 'DECISION', 'DELIVERY')),
        text text not null check (char_length(text) between 1 and 4000),
        minutes int not null check (minutes between 0 and 1440),
        day date not null,
        author_id uuid not null references app_user,
        author_name text not null,
        milestone_id uuid,
        visibility text not null check (visibility in ('INTERNAL', 'PARTNER')),
        version int not null,
        created_at timestamptz not null,
        foreign key (partner_id, engagement_id) references engagement (partner_id, id)
      );
      create index progress_entry_of_engagement on progress_entry (engagement_id, created_at desc, id desc);

      create table partner_act (
        id uuid primary key,
        partner_id uuid not null references partner,
        user_id uuid not null references app_user,
        act text not null,
        at timestamptz not null
      );
      create index partner_act_latest on partner_act (partner_id, at desc);

      create table engagement_history (
        id uuid primary key,
        engagement_id uuid not null references engagement,
        at timestamptz not null,
        stage text not null,
        status text not null,
        forecast_go_live_on date,
        schedule_variance_days int,
        schedule_performance_index numeric(12, 6)
      );
      create index engagement_history_of_engagement on engagement_history (engagement_id, at desc, id desc);

      grant select, insert, update on engagement, progress_entry to causeway_app;
      grant select, insert, delete on engagement_engineer, engagement_scope, engagement_scope_operation to causeway_app;
      grant select, insert on partner_act, engagement_history to causeway_app;

      alter table engagement enable row level security;
      alter table engagement_engineer enable row level security;
      alter table engagement_scope enable row level security;
      alter table engagement_scope_operation enable row level security;
      alter table progress_entry enable row level security;
      alter table partner_act enable row level security;
      alter table engagement_history enable row level security;
      create policy app on engagement to causeway_app using (true) with check (true);
      create policy app on engagement_engineer to causeway_app using (true) with check (true);
      create policy app on engagement_scope to causeway_app using (true) with check (true);
      create policy app on engagement_scope_operation to causeway_app using (true) with check (true);
      create policy app on progress_entry to causeway_app using (true) with check (true);
      create policy app on partner_act to causeway_app using (true) with check (true);
      create policy app on engagement_history to causeway_app using (true) with check (true);

      create policy portal on engagement for select to causeway_portal
        using (partner_id = (select nullif(current_setting('causeway.partner_id', true), '')::uuid));
      grant select (id, partner_id, number, key, title, type, stage, status, started_on,
        baseline_go_live_on, forecast_go_live_on, actual_go_live_on) on engagement to causeway_portal;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table engagement_history, partner_act, progress_entry, engagement_scope_operation, engagement_scope,
        engagement_engineer, engagement;
    `);
  }
}
