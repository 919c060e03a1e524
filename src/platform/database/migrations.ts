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

/**
 * What BullMQ's migrations make is the owner's and open to the application by default. Beside that BullMQ makes a
 * sequence for each queue at its first job, under the application's own login.
 */
const QUEUE_GRANTS = `
  create schema if not exists ${QUEUE_SCHEMA};
  grant usage, create on schema ${QUEUE_SCHEMA} to causeway_app;
  alter default privileges in schema ${QUEUE_SCHEMA} grant select, insert, update, delete on tables to causeway_app;
  alter default privileges in schema ${QUEUE_SCHEMA} grant usage, select, update on sequences to causeway_app;`;

/** Brings the schema up to date: our tables in one transaction, then BullMQ's. Runs beside each other wait in line. */
export async function migrate(options: MigrationOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: options.ownerUrl });
  // It waits while others work: a connection that breaks meanwhile is told by the statement that comes next.
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
