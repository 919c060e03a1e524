import type { DataSource } from 'typeorm';
import { type MigrationOptions, migrate, ownerDataSource } from './migrations.js';

/** Reverts every migration, newest first. */
export async function revertAll(options: MigrationOptions): Promise<void> {
  const dataSource = await ownerDataSource(options).initialize();
  try {
    for (let left = options.migrations.length; left > 0; left -= 1) await dataSource.undoLastMigration();
  } finally {
    await dataSource.destroy();
  }
}

/** TypeORM's table of applied migrations, which reverting does not drop. */
const MIGRATION_TABLE = /^(table|type|sequence|index) (schema_migration|_schema_migration|PK_[0-9a-f]+)/;

/**
 * Applies all migrations to an empty database, reverts them and, if nothing is left, applies them again.
 * @returns what reverting left behind, e.g. `table partner`
 */
export async function roundTrip(options: MigrationOptions): Promise<string[]> {
  await migrate(options);
  await revertAll(options);
  const dataSource = await ownerDataSource(options).initialize();
  const left = await leftovers(dataSource).finally(() => dataSource.destroy());
  if (left.length === 0) await migrate(options);
  return left;
}

/** Leaves out BullMQ's schema, which our migrations do not revert. */
async function leftovers(dataSource: DataSource): Promise<string[]> {
  const rows: { thing: string }[] = await dataSource.query(`
    select case relkind when 'i' then 'index' when 'S' then 'sequence' else 'table' end || ' ' || relname as thing
    from pg_class where relnamespace = 'public'::regnamespace
    union all select 'function ' || proname from pg_proc where pronamespace = 'public'::regnamespace
    union all select 'type ' || typname from pg_type where typnamespace = 'public'::regnamespace
    union all select 'schema ' || nspname from pg_namespace
      where nspname !~ '^pg_' and nspname not in ('public', 'information_schema', 'bullmq')
    union all select 'extension ' || extname from pg_extension where extname <> 'plpgsql'
    union all select 'default right of ' || defaclrole::regrole from pg_default_acl
      where defaclnamespace <> coalesce(to_regnamespace('bullmq')::oid, 0)
    order by thing`);
  return rows.map((row) => row.thing).filter((thing) => !MIGRATION_TABLE.test(thing));
}
