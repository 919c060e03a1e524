import { runMigrations } from 'bullmq';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { QUEUE_SCHEMA } from './queue-schema.js';
import { SnakeCaseNaming } from './naming.js';

type Migration = new () => MigrationInterface;

/** The advisory lock of migration runs: an arbitrary constant, the same in every run. */
const LOCK = 4_207_849_484;

export interface MigrationOptions {
  readonly ownerUrl: string;
  readonly migrations: readonly Migration[];
}

export function ownerDataSource({ ownerUrl, migrations }: MigrationOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: [...migrations],
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'all',
    namingStrategy: new SnakeCaseNaming(),
  });
}

/**
 * The owner runs BullMQ's migrations, and the application gets access to their tables by default. It may also create in the
 * schema, because BullMQ creates a sequence for each queue at its first job.
 */
const QUEUE_GRANTS = `
  create schema if not exists ${QUEUE_SCHEMA};
  grant usage, create on schema ${QUEUE_SCHEMA} to causeway_app;
  alter default privileges in schema ${QUEUE_SCHEMA} grant select, insert, update, delete on tables to causeway_app;
  alter default privileges in schema ${QUEUE_SCHEMA} grant usage, select, update on sequences to causeway_app;`;

/** Updates the schema: our migrations in one transaction, then BullMQ's. Concurrent runs wait for each other. */
export async function migrate(options: MigrationOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: options.ownerUrl });
  // If the connection breaks while idle, the next statement reports it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const names = await applyOwn(options);
    await client.query(QUEUE_GRANTS);
    await runMigrations(client, QUEUE_SCHEMA);
    return names;
  } finally {
    await client.end();
  }
}

async function applyOwn(options: MigrationOptions): Promise<string[]> {
  const dataSource = await ownerDataSource(options).initialize();
  try {
    const applied = await dataSource.runMigrations();
    return applied.map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}
