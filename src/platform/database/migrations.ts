import { runMigrations } from 'bullmq';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { QUEUE_SCHEMA } from '../queue/queue-connection.js';
import { SnakeCaseNaming } from './naming.js';

type Migration = new () => MigrationInterface;

/** Any constant will do, as long as every migration run takes the same. */
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

/** Brings the schema up to date: our tables in one transaction, then BullMQ's. Runs beside each other wait in line. */
export async function migrate(options: MigrationOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: options.ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const names = await applyOwn(options);
    await runMigrations(client, QUEUE_SCHEMA);
    await client.query(`
      -- BullMQ makes a sequence for each queue at its first job.
      grant usage, create on schema ${QUEUE_SCHEMA} to causeway_app;
      grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to causeway_app;
      grant usage, select, update on all sequences in schema ${QUEUE_SCHEMA} to causeway_app;
      grant execute on all functions in schema ${QUEUE_SCHEMA} to causeway_app;`);
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
