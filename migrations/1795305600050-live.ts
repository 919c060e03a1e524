import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets every process look in the outbox for what it was not notified of. */
export class Live1795305600050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index outbox_recorded on outbox (recorded_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index outbox_recorded');
  }
}
