import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Health models and every evaluation made by them. */
export class Health1795305600009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table health_model (
        id uuid primary key,
        slug text not null,
        version int not null,
        definition jsonb not null,
        published_at timestamptz not null,
        unique (slug, version)
      );
      grant select, insert on health_model to causeway_app;

      create table health_snapshot (
        id uuid primary key,
        sequence bigint not null generated always as identity,
        engagement_id uuid not null references engagement,
        model_id uuid not null references health_model,
        daily boolean not null,
        stage text not null,
        as_of timestamptz not null,
        score int check (score between 0 and 100),
        score_exact numeric(9, 6),
        coverage numeric(7, 6) not null,
        band_before_caps text,
        computed_band text not null,
        measures jsonb not null,
        causes jsonb not null,
        job_id text not null unique
      );
      create index health_snapshot_as_of on health_snapshot (engagement_id, as_of desc, sequence desc);
      create index health_snapshot_daily on health_snapshot (engagement_id, as_of desc) where daily;
      grant select, insert on health_snapshot to causeway_app;

      alter table health_snapshot enable row level security;
      create policy app on health_snapshot to causeway_app using (true) with check (true);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table health_snapshot, health_model');
  }
}
