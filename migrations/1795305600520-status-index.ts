import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For the open engagements of a portfolio that mostly consists of closed ones, and for their number. */
export class StatusIndex1795305600520 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index engagement_by_status on engagement (status, partner_id, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index engagement_by_status');
  }
}
