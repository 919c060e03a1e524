import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Playbooks, milestones with their dependencies, when each milestone's status changed, and which holidays are known. */
export class Delivery1795305600008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table holiday_region (
        region text primary key,
        first_year int not null,
        last_year int not null,
        revision uuid not null
      );
      grant select, insert, update on holiday_region to causeway_app;

      create table playbook (
        id uuid primary key,
        slug text not null,
        version int not null,
        title text not null,
        type text not null check (type in ('INTEGRATION', 'MIGRATION', 'CO_CREATION', 'ADVISORY')),
        milestones jsonb not null,
        content_hash text not null,
        published_at timestamptz not null,
        unique (slug, version)
      );
      grant select, insert on playbook to causeway_app;
      alter table engagement add constraint engagement_playbook foreign key (playbook_id) references playbook;

      create table milestone (
        id uuid primary key,
        engagement_id uuid not null,
        partner_id uuid not null,
        code text not null,
        title text not null,
        stage text not null,
        position int not null,
        party text not null check (party in ('PARTNER', 'SERVICES', 'PLATFORM', 'COMPLIANCE')),
        assignee text,
        weight int not null check (weight between 0 and 1000),
        required boolean not null,
        is_go_live boolean not null,
        visibility text not null check (visibility in ('INTERNAL', 'PARTNER')),
        status text not null check (status in ('NOT_STARTED', 'IN_PROGRESS', 'DONE', 'SKIPPED')),
        duration_days int not null check (duration_days between 1 and 250),
        not_before_on date,
        started_on date,
        completed_on date,
        baseline_start_on date,
        baseline_due_on date,
        forecast_start_on date,
        forecast_due_on date,
        float_days int,
        version int not null,
        unique (engagement_id, code),
        unique (engagement_id, id),
        foreign key (partner_id, engagement_id) references engagement (partner_id, id)
      );
      create unique index milestone_go_live on milestone (engagement_id) where is_go_live;
      create index milestone_in_order on milestone (engagement_id, position);

      create table milestone_link (
        engagement_id uuid not null,
        milestone_id uuid not null,
        depends_on_id uuid not null,
        lag_days int not null check (lag_days between 0 and 250),
        primary key (milestone_id, depends_on_id),
        foreign key (engagement_id, milestone_id) references milestone (engagement_id, id),
        foreign key (engagement_id, depends_on_id) references milestone (engagement_id, id)
      );
      create index milestone_link_of_engagement on milestone_link (engagement_id);

      create table milestone_history (
        id uuid primary key,
        milestone_id uuid not null references milestone,
        at timestamptz not null,
        status text not null,
        started_on date,
        completed_on date,
        reason text
      );
      create index milestone_history_of_milestone on milestone_history (milestone_id, at desc);

      alter table progress_entry add constraint progress_entry_milestone
        foreign key (engagement_id, milestone_id) references milestone (engagement_id, id);

      grant select, insert, update on milestone to causeway_app;
      grant select, insert, delete on milestone_link to causeway_app;
      grant select, insert on milestone_history to causeway_app;

      alter table milestone enable row level security;
      alter table milestone_link enable row level security;
      alter table milestone_history enable row level security;
      create policy app on milestone to causeway_app using (true) with check (true);
      create policy app on milestone_link to causeway_app using (true) with check (true);
      create policy app on milestone_history to causeway_app using (true) with check (true);

      create policy portal on milestone for select to causeway_portal
        using (visibility = 'PARTNER'
          and partner_id = (select nullif(current_setting('causeway.partner_id', true), '')::uuid));
      grant select (id, engagement_id, partner_id, code, title, stage, position, party, weight, visibility, status,
        baseline_due_on, forecast_start_on, forecast_due_on, completed_on, float_days) on milestone to causeway_portal;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table progress_entry drop constraint progress_entry_milestone;
      alter table engagement drop constraint engagement_playbook;
      drop table milestone_history, milestone_link, milestone, playbook, holiday_region;
    `);
  }
}
