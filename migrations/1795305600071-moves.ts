import type { MigrationInterface, QueryRunner } from 'typeorm';

const WITH_SECURITY = ['engagement_hold', 'baseline', 'baseline_milestone', 'milestone_reschedule'];

/**
 * How a plan moves: holds with the day they are expected to end, rescheduled milestones, baselines beside the first, and
 * holidays that people set. What was baselined before becomes each engagement's first baseline.
 */
export class Moves1795305600071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table engagement
        add expected_resume_on date check (expected_resume_on is null or status = 'ON_HOLD'),
        add latest_baseline_go_live_on date,
        add schedule_variance_from_latest_days int;
      alter table engagement_history add schedule_variance_from_latest_days int;
      grant select (expected_resume_on) on engagement to causeway_portal;

      create table engagement_hold (
        id uuid primary key,
        engagement_id uuid not null,
        partner_id uuid not null,
        since timestamptz not null,
        until timestamptz check (until >= since),
        expected_resume_on date not null,
        reason text not null check (char_length(reason) between 1 and 1000),
        held_by text not null,
        ended_by text,
        check ((until is null) = (ended_by is null)),
        foreign key (partner_id, engagement_id) references engagement (partner_id, id),
        constraint engagement_hold_apart exclude using gist (engagement_id with =, tstzrange(since, until) with &&)
      );
      create unique index engagement_hold_open on engagement_hold (engagement_id) where until is null;
      create index engagement_hold_of_engagement on engagement_hold (engagement_id, since desc, id desc);

      create table baseline (
        id uuid primary key,
        engagement_id uuid not null,
        partner_id uuid not null,
        number int not null check (number >= 1),
        name text not null check (char_length(name) between 1 and 100),
        reason text check (char_length(reason) between 1 and 1000),
        taken_at timestamptz not null,
        taken_by text not null,
        go_live_on date,
        unique (engagement_id, number),
        unique (engagement_id, id),
        foreign key (partner_id, engagement_id) references engagement (partner_id, id)
      );
      create unique index baseline_name on baseline (engagement_id, lower(name));
      create table baseline_milestone (
        engagement_id uuid not null,
        baseline_id uuid not null,
        milestone_id uuid not null,
        start_on date not null,
        due_on date not null,
        primary key (baseline_id, milestone_id),
        foreign key (engagement_id, baseline_id) references baseline (engagement_id, id),
        foreign key (engagement_id, milestone_id) references milestone (engagement_id, id)
      );
      alter table milestone add latest_baseline_due_on date;

      create table milestone_reschedule (
        id uuid primary key,
        engagement_id uuid not null,
        milestone_id uuid not null,
        at timestamptz not null,
        changed_by text not null,
        reason text not null check (char_length(reason) between 1 and 1000),
        duration_days_before int not null,
        duration_days_after int not null check (duration_days_after between 1 and 250),
        not_before_on_before date,
        not_before_on_after date,
        foreign key (engagement_id, milestone_id) references milestone (engagement_id, id)
      );
      create index milestone_reschedule_of_milestone on milestone_reschedule (milestone_id, at desc, id desc);

      alter table holiday_region
        add id uuid not null default gen_random_uuid() unique,
        add set_at timestamptz,
        add set_by text,
        add check ((set_at is null) = (set_by is null));

      insert into baseline (id, engagement_id, partner_id, number, name, taken_at, taken_by, go_live_on)
        select gen_random_uuid(), id, partner_id, 1, 'Start', created_at, 'Causeway', baseline_go_live_on from engagement;
      insert into baseline_milestone (engagement_id, baseline_id, milestone_id, start_on, due_on)
        select m.engagement_id, b.id, m.id, m.baseline_start_on, m.baseline_due_on
        from milestone m join baseline b on b.engagement_id = m.engagement_id
        where m.baseline_start_on is not null and m.baseline_due_on is not null;
      update milestone set latest_baseline_due_on = baseline_due_on;
      update engagement set latest_baseline_go_live_on = baseline_go_live_on,
        schedule_variance_from_latest_days = schedule_variance_days;
      update engagement_history set schedule_variance_from_latest_days = schedule_variance_days;

      grant select, insert, update on engagement_hold to causeway_app;
      grant select, insert on baseline, baseline_milestone, milestone_reschedule to causeway_app;
    `);
    for (const table of WITH_SECURITY)
      await runner.query(`
        alter table ${table} enable row level security;
        create policy app on ${table} to causeway_app using (true) with check (true);
      `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table holiday_region drop set_by, drop set_at, drop id;
      drop table milestone_reschedule, baseline_milestone, baseline, engagement_hold;
      alter table milestone drop latest_baseline_due_on;
      alter table engagement_history drop schedule_variance_from_latest_days;
      revoke select (expected_resume_on) on engagement from causeway_portal;
      alter table engagement drop schedule_variance_from_latest_days, drop latest_baseline_go_live_on,
        drop expected_resume_on;
    `);
  }
}
