import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who must act, by interval; what was in scope, from when on; and what lists of engagements and milestones sort by.
 * btree_gist is a trusted extension: whoever may CREATE in the database may make it. It adds equality of ids to the
 * ranges that an exclusion constraint compares.
 */
export class Ball1795305600011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists btree_gist;

      create table ball_interval (
        id uuid primary key,
        engagement_id uuid not null,
        partner_id uuid not null,
        party text not null check (party in ('PARTNER', 'SERVICES', 'PLATFORM', 'COMPLIANCE')),
        since timestamptz not null,
        until timestamptz check (until >= since),
        reason text check (char_length(reason) between 1 and 4000),
        passed_by text not null,
        foreign key (partner_id, engagement_id) references engagement (partner_id, id),
        constraint ball_interval_apart exclude using gist (engagement_id with =, tstzrange(since, until) with &&)
      );
      create unique index ball_interval_open on ball_interval (engagement_id) where until is null;
      create index ball_interval_of_engagement on ball_interval (engagement_id, since);

      alter table engagement
        add ball_party text check (ball_party in ('PARTNER', 'SERVICES', 'PLATFORM', 'COMPLIANCE')),
        add ball_since timestamptz;
      create index engagement_by_ball on engagement (ball_since, id);

      create table engagement_scope_history (
        id uuid primary key,
        engagement_id uuid not null references engagement,
        at timestamptz not null,
        scope jsonb not null
      );
      create index engagement_scope_history_of_engagement on engagement_scope_history (engagement_id, at desc, id desc);

      create index milestone_by_due on milestone (forecast_due_on, id);

      insert into ball_interval (id, engagement_id, partner_id, party, since, passed_by)
        select gen_random_uuid(), id, partner_id, 'SERVICES', created_at, 'Causeway' from engagement where status = 'ACTIVE';
      update engagement set ball_party = 'SERVICES', ball_since = created_at where status = 'ACTIVE';
      insert into engagement_scope_history (id, engagement_id, at, scope)
        select gen_random_uuid(), e.id, e.created_at, json_agg(json_build_object('apiVersionId', s.api_version_id,
          'operationIds', case when not s.all_operations then (select json_agg(o.api_operation_id)
            from engagement_scope_operation o
            where (o.engagement_id, o.api_version_id) = (s.engagement_id, s.api_version_id)) end))
        from engagement e join engagement_scope s on s.engagement_id = e.id
        group by e.id;

      grant select, insert, update on ball_interval to causeway_app;
      grant select, insert on engagement_scope_history to causeway_app;
      alter table ball_interval enable row level security;
      alter table engagement_scope_history enable row level security;
      create policy app on ball_interval to causeway_app using (true) with check (true);
      create policy app on engagement_scope_history to causeway_app using (true) with check (true);
      grant select (ball_party) on engagement to causeway_portal;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index milestone_by_due;
      drop table engagement_scope_history, ball_interval;
      alter table engagement drop ball_party, drop ball_since;
      -- Where somebody else had made the extension it stays.
      do $$ begin drop extension btree_gist; exception when insufficient_privilege then null; end $$;
    `);
  }
}
