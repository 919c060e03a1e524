import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets a milestone begin before another ends: a lag may be negative. */
export class Leads1795305600110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table milestone_link
        drop constraint milestone_link_lag_days_check,
        add constraint milestone_link_lag_days_check check (lag_days between -30 and 250);
    `);
  }

  /** What had a lead waits for the end again. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update milestone_link set lag_days = 0 where lag_days < 0;
      alter table milestone_link
        drop constraint milestone_link_lag_days_check,
        add constraint milestone_link_lag_days_check check (lag_days between 0 and 250);
    `);
  }
}
