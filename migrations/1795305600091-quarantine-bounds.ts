import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits in quarantine is bounded for each API key, and does not wait for ever. */
export class QuarantineBounds1795305600091 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table quarantined_usage add column api_key_id uuid references api_key;
      create index quarantined_usage_by_key on quarantined_usage (api_key_id, received_at);

      -- Which key sent what waits already is not known; it expires under the nil UUID.
      insert into due_work (kind, subject, due_at)
      select 'usage.quarantine-expires', '00000000-0000-0000-0000-000000000000', min(received_at) + interval '90 days'
      from quarantined_usage having count(*) > 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from due_work where kind = 'usage.quarantine-expires';
      drop index quarantined_usage_by_key;
      alter table quarantined_usage drop column api_key_id;
    `);
  }
}
