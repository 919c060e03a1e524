import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Backtests whose job failed for good: they have ended, but can be continued. */
export class FailedBacktests1795305600480 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table health_backtest
        drop constraint health_backtest_state_check,
        drop constraint health_backtest_check1,
        add constraint health_backtest_state_check
          check (state in ('WAITING', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
        add constraint health_backtest_ended_check
          check ((ended_at is not null) = (state in ('DONE', 'CANCELLED', 'FAILED')));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update health_backtest set state = 'CANCELLED' where state = 'FAILED';
      alter table health_backtest
        drop constraint health_backtest_state_check,
        drop constraint health_backtest_ended_check,
        add constraint health_backtest_state_check check (state in ('WAITING', 'RUNNING', 'DONE', 'CANCELLED')),
        add constraint health_backtest_check1
          check ((ended_at is not null) = (state in ('DONE', 'CANCELLED')));
    `);
  }
}
