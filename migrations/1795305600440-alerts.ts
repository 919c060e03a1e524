import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules for alerts, alerts, whom they address, and up to when each engagement has been judged. */
export class Alerts1795305600440 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table alert_rule (
        id uuid primary key,
        kind text not null check (kind in ('BAND_WORSENED', 'PARTNER_QUIET', 'ERRORS_JUMPED', 'EXPIRES_SOON',
          'GOLIVE_SLIPPED', 'BALL_HELD', 'COMMITMENT_BROKEN', 'VERSION_SUNSET')),
        engagement_type text check (engagement_type in ('INTEGRATION', 'MIGRATION', 'CO_CREATION', 'ADVISORY')),
        tier text check (tier in ('STRATEGIC', 'GROWTH', 'STANDARD')),
        enabled boolean not null,
        threshold numeric(9, 4) check (threshold > 0),
        roles text[] not null check (roles <@ array['ADMIN', 'MANAGER', 'ENGINEER', 'COMPLIANCE', 'AUDITOR']),
        lead boolean not null,
        team boolean not null,
        version int not null check (version > 0),
        updated_at timestamptz,
        updated_by_name text,
        check ((threshold is null) = (kind in ('BAND_WORSENED', 'COMMITMENT_BROKEN', 'VERSION_SUNSET')))
      );
      create unique index alert_rule_of_kind on alert_rule (kind, engagement_type, tier) nulls not distinct;

      insert into alert_rule (id, kind, enabled, threshold, roles, lead, team, version)
      select uuidv7(), kind, true, threshold, roles, true, false, 1
      from (values
        ('BAND_WORSENED', null, array['MANAGER']),
        ('PARTNER_QUIET', 8, array['MANAGER']),
        ('ERRORS_JUMPED', 0.05, array['MANAGER']),
        ('EXPIRES_SOON', 21, array['MANAGER', 'COMPLIANCE']),
        ('GOLIVE_SLIPPED', 5, array['MANAGER']),
        ('BALL_HELD', 5, array['MANAGER']),
        ('COMMITMENT_BROKEN', null, array['MANAGER']),
        ('VERSION_SUNSET', null, array['MANAGER'])
      ) as shipped (kind, threshold, roles);

      create table alert (
        id uuid primary key,
        rule_id uuid not null references alert_rule,
        kind text not null,
        engagement_id uuid not null references engagement,
        subject_kind text not null check (subject_kind in
          ('ENGAGEMENT', 'CREDENTIAL', 'EVIDENCE', 'WAIVER', 'BLOCKER', 'APPLICATION')),
        subject_id uuid not null,
        api_version_id uuid references api_version,
        title text not null,
        cause text not null,
        next_step text not null,
        opened_at timestamptz not null,
        resolved_at timestamptz check (resolved_at >= opened_at),
        acknowledged_at timestamptz,
        acknowledged_by_name text,
        note text check (char_length(note) between 1 and 1000),
        check ((acknowledged_at is null) = (acknowledged_by_name is null)),
        check ((api_version_id is not null) = (subject_kind = 'APPLICATION'))
      );
      create unique index alert_open on alert (engagement_id, rule_id, subject_id, api_version_id)
        nulls not distinct where resolved_at is null;
      create index alert_newest on alert (opened_at desc, id desc);
      create index alert_open_newest on alert (opened_at desc, id desc) where resolved_at is null;
      create index alert_of_engagement on alert (engagement_id, opened_at desc, id desc);

      create table alert_addressee (
        alert_id uuid not null references alert,
        user_id uuid not null references app_user,
        reason text not null check (reason in ('LEAD', 'TEAM', 'ROLE')),
        primary key (alert_id, user_id)
      );
      create index alert_addressee_of_user on alert_addressee (user_id, alert_id);

      create table alert_judgement (
        engagement_id uuid not null references engagement,
        basis text not null check (basis in ('STATE', 'USAGE')),
        judged_at timestamptz not null,
        reference_band text check (reference_band in ('HEALTHY', 'AT_RISK', 'CRITICAL')),
        primary key (engagement_id, basis)
      );

      insert into due_work (kind, subject, due_at) values
        ('alerts.usage', '01936c7b-0000-7000-8000-000000000002', '2026-11-30 00:00:00+00');

      grant select, insert, update on alert_rule, alert, alert_judgement to causeway_app;
      grant select, insert on alert_addressee to causeway_app;
      alter table alert_rule enable row level security;
      alter table alert enable row level security;
      alter table alert_addressee enable row level security;
      alter table alert_judgement enable row level security;
      create policy app on alert_rule to causeway_app using (true) with check (true);
      create policy app on alert to causeway_app using (true) with check (true);
      create policy app on alert_addressee to causeway_app using (true) with check (true);
      create policy app on alert_judgement to causeway_app using (true) with check (true);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from due_work where kind = 'alerts.usage';
      drop table alert_judgement;
      drop table alert_addressee;
      drop table alert;
      drop table alert_rule;
    `);
  }
}
