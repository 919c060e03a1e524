import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What identifies a row of each table. The partner follows from the first column. */
const KEYS: readonly (readonly [table: string, kind: string, key: string])[] = [
  ['usage_hourly', 'unique nulls not distinct', 'credential_id, hour, api_version_id, api_operation_id'],
  ['usage_daily', 'unique nulls not distinct', 'credential_id, day, api_version_id, api_operation_id'],
  ['usage_application_daily', 'primary key', 'application_id, day, environment, api_version_id'],
  ['usage_application_weekly', 'primary key', 'application_id, week, environment, api_version_id'],
];

/** A table can only be distributed by a column that each of its unique keys contains (ADR 71). */
export class PartnerInUsageKeys1795305600540 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, kind, key] of KEYS) await replaceKey(runner, table, `${kind} (${key}, partner_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, kind, key] of KEYS) await replaceKey(runner, table, `${kind} (${key})`);
  }
}

/** Each of these tables has one unique key. */
async function replaceKey(runner: QueryRunner, table: string, key: string): Promise<void> {
  await runner.query(`
    do $$ declare old text; begin
      select conname into strict old from pg_constraint
      where conrelid = '${table}'::regclass and contype in ('p', 'u');
      execute format('alter table ${table} drop constraint %I, add ${key}', old);
    end $$`);
}
