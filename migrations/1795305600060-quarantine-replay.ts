import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets what waits in quarantine be looked for by its reason, and be told a new one. */
export class QuarantineReplay1795305600060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index quarantined_usage_by_reason on quarantined_usage (reason, id);
      create index quarantined_usage_newest on quarantined_usage (received_at desc, id desc);
      grant update (reason) on quarantined_usage to causeway_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke update (reason) on quarantined_usage from causeway_app;
      drop index quarantined_usage_newest, quarantined_usage_by_reason;
    `);
  }
}
