import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Manual overrides of the health band; the one in force, if any, is also on the engagement, where lists filter by it. */
export class HealthOverrides1795305600400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table health_override (
        id uuid primary key,
        engagement_id uuid not null references engagement,
        band text not null check (band in ('HEALTHY', 'AT_RISK', 'CRITICAL')),
        reason text not null check (char_length(reason) between 1 and 1000),
        set_by text not null,
        since timestamptz not null,
        last_day date not null,
        ends_at timestamptz not null check (ends_at >= since),
        ending text check (ending in ('CLEARED', 'REPLACED')),
        ended_by text,
        check ((ending is null) = (ended_by is null)),
        constraint health_override_apart exclude using gist (engagement_id with =, tstzrange(since, ends_at) with &&)
      );
      create index health_override_of_engagement on health_override (engagement_id, since desc);
      grant select, insert, update on health_override to causeway_app;

      alter table health_override enable row level security;
      create policy app on health_override to causeway_app using (true) with check (true);

      alter table engagement
        add column override_band text check (override_band in ('HEALTHY', 'AT_RISK', 'CRITICAL')),
        add column override_until timestamptz,
        add constraint engagement_override check ((override_band is null) = (override_until is null));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table engagement drop column override_band, drop column override_until');
    await runner.query('drop table health_override');
  }
}
