import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What API keys sent, in a table beside the keys: every request reads a key's row, and none waits for a counter. */
export class ApiKeyUse1795305600121 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table api_key_use (
        api_key_id uuid primary key references api_key,
        last_used_at timestamptz not null,
        last_sent_at timestamptz,
        last_format text,
        accepted bigint not null default 0 check (accepted >= 0),
        duplicates bigint not null default 0 check (duplicates >= 0),
        quarantined bigint not null default 0 check (quarantined >= 0),
        rejected bigint not null default 0 check (rejected >= 0)
      );
      grant select, insert, update on api_key_use to causeway_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table api_key_use');
  }
}
