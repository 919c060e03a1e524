import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Blockers, every commitment made for one, and every severity that one has had. */
export class Blockers1795305600010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table blocker (
        id uuid primary key,
        engagement_id uuid not null,
        partner_id uuid not null,
        severity text not null check (severity in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
        party text not null check (party in ('PARTNER', 'SERVICES', 'PLATFORM', 'COMPLIANCE')),
        reason text not null check (char_length(reason) between 1 and 4000),
        milestone_id uuid,
        api_operation_id uuid references api_operation,
        visibility text not null check (visibility in ('INTERNAL', 'PARTNER')),
        raised_at timestamptz not null,
        raised_by_id uuid not null references app_user,
        raised_by_name text not null,
        commitment_on date,
        resolved_at timestamptz check (resolved_at >= raised_at),
        resolution text check (char_length(resolution) between 1 and 4000),
        version int not null,
        check ((resolved_at is null) = (resolution is null)),
        unique (partner_id, id),
        foreign key (partner_id, engagement_id) references engagement (partner_id, id),
        foreign key (engagement_id, milestone_id) references milestone (engagement_id, id)
      );
      create index blocker_of_engagement on blocker
        (engagement_id, (resolved_at is not null), raised_at desc, id desc);
      create index blocker_by_time on blocker (raised_at desc, id desc);
      create index blocker_open on blocker (engagement_id, milestone_id) where resolved_at is null;

      create table blocker_commitment (
        id uuid primary key,
        blocker_id uuid not null references blocker,
        changed_at timestamptz not null,
        commitment_on date,
        changed_by_name text not null
      );
      create index blocker_commitment_of_blocker on blocker_commitment (blocker_id, changed_at, id);

      create table blocker_severity (
        id uuid primary key,
        blocker_id uuid not null references blocker,
        at timestamptz not null,
        severity text not null
      );
      create index blocker_severity_of_blocker on blocker_severity (blocker_id, at desc, id desc);

      grant select, insert, update on blocker to causeway_app;
      grant select, insert on blocker_commitment, blocker_severity to causeway_app;

      alter table blocker enable row level security;
      alter table blocker_commitment enable row level security;
      alter table blocker_severity enable row level security;
      create policy app on blocker to causeway_app using (true) with check (true);
      create policy app on blocker_commitment to causeway_app using (true) with check (true);
      create policy app on blocker_severity to causeway_app using (true) with check (true);

      create policy portal on blocker for select to causeway_portal
        using (visibility = 'PARTNER'
          and partner_id = (select nullif(current_setting('causeway.partner_id', true), '')::uuid));
      grant select (id, engagement_id, partner_id, severity, party, reason, milestone_id, visibility, raised_at,
        commitment_on, resolved_at, version) on blocker to causeway_portal;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table blocker_severity, blocker_commitment, blocker');
  }
}
