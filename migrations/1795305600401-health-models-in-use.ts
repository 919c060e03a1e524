import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where and since when each health model is active or on trial, and the evaluations of those on trial. */
export class HealthModelsInUse1795305600401 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table health_model add column published_by text not null default 'Causeway';
      alter table health_model alter column published_by drop default;

      create table health_model_use (
        id uuid primary key,
        model_id uuid not null references health_model,
        type text check (type in ('INTEGRATION', 'MIGRATION', 'CO_CREATION', 'ADVISORY')),
        tier text check (tier in ('STRATEGIC', 'GROWTH', 'STANDARD')),
        shadow boolean not null,
        since timestamptz not null,
        until timestamptz check (until >= since),
        started_by text not null,
        ended_by text,
        check ((until is null) = (ended_by is null))
      );
      create unique index health_model_use_current on health_model_use (type, tier, shadow) nulls not distinct
        where until is null;
      create index health_model_use_of_model on health_model_use (model_id, since desc, id desc);
      grant select, insert, update on health_model_use to causeway_app;

      insert into health_model_use (id, model_id, shadow, since, started_by)
      select gen_random_uuid(), m.id, false, m.published_at, m.published_by
      from health_model m where m.slug = 'onboarding' and m.version = 1;

      create table health_shadow (
        like health_snapshot including defaults including identity including constraints including indexes,
        foreign key (engagement_id) references engagement,
        foreign key (model_id) references health_model
      );
      grant select, insert on health_shadow to causeway_app;

      alter table health_shadow enable row level security;
      create policy app on health_shadow to causeway_app using (true) with check (true);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table health_shadow, health_model_use');
    await runner.query('alter table health_model drop column published_by');
  }
}
