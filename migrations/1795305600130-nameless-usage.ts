import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets a record that waits without a client id be found by its key, when it comes again with one. */
export class NamelessUsage1795305600130 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create index quarantined_usage_nameless on quarantined_usage (key) where client_id is null',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index quarantined_usage_nameless');
  }
}
