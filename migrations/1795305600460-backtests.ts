import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Backtests of health models, and the engagements that the model and the active one judge differently. */
export class Backtests1795305600460 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table health_backtest (
        id uuid primary key,
        model_id uuid not null references health_model,
        from_on date not null,
        to_on date not null check (to_on >= from_on),
        outcome text not null check (outcome in ('MISSED_BASELINE', 'WENT_QUIET', 'CANCELLED')),
        state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'CANCELLED')),
        engagements_total int not null check (engagements_total >= 0),
        engagements_done int not null check (engagements_done >= 0),
        last_engagement_id uuid,
        model_tally jsonb not null,
        active_tally jsonb not null,
        created_by text not null,
        created_at timestamptz not null,
        ended_at timestamptz,
        check ((ended_at is not null) = (state in ('DONE', 'CANCELLED')))
      );
      create index health_backtest_newest on health_backtest (created_at desc, id desc);
      create index health_backtest_open on health_backtest (id) where ended_at is null;

      create table health_backtest_difference (
        backtest_id uuid not null references health_backtest,
        engagement_id uuid not null references engagement,
        only_model_weeks int not null check (only_model_weeks >= 0),
        only_active_weeks int not null check (only_active_weeks >= 0),
        outcome_on date,
        primary key (backtest_id, engagement_id)
      );

      grant select, insert, update on health_backtest to causeway_app;
      grant select, insert on health_backtest_difference to causeway_app;
      alter table health_backtest enable row level security;
      alter table health_backtest_difference enable row level security;
      create policy app on health_backtest to causeway_app using (true) with check (true);
      create policy app on health_backtest_difference to causeway_app using (true) with check (true);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from due_work where kind = 'backtest.run';
      drop table health_backtest_difference;
      drop table health_backtest;
    `);
  }
}
