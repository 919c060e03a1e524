import { Redis } from 'ioredis';
import pg from 'pg';

interface Cluster {
  readonly superUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly portalUrl: string;
  /** The location of the compiled sources, for tests that start real processes. */
  readonly build: string;
  /** A data folder of the embedded default, migrated and empty, with no running PostgreSQL. */
  readonly atRest: string;
}

export const cluster = JSON.parse(process.env['CAUSEWAY_TEST_CLUSTER'] ?? '{}') as Cluster;

const TEMPLATE = 'causeway';

/** A test file's own database, cloned from the migrated template. */
export interface TestDatabase {
  readonly name: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly portalUrl: string;
  /** Its own Redis database in a run on Redis; null leaves the queues to PostgreSQL. */
  readonly redisUrl: string | null;
  drop(): Promise<void>;
}

export function cloneDatabase(): Promise<TestDatabase> {
  return makeDatabase(TEMPLATE);
}

/** A copy of a test's own database, which nobody may be connected to. */
export function cloneOf(database: TestDatabase): Promise<TestDatabase> {
  return makeDatabase(database.name);
}

/** An empty database, as in production before the first migration. */
export function emptyDatabase(): Promise<TestDatabase> {
  return makeDatabase('template0');
}

/** Superuser connections, reused by all test files of a worker because opening one is expensive. */
const superusers = new pg.Pool({ connectionString: cluster.superUrl, max: 2, allowExitOnIdle: true });
superusers.on('error', () => undefined);

async function makeDatabase(template: string): Promise<TestDatabase> {
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const client = await superusers.connect();
  try {
    // Two concurrent clones may collide on the template, which then counts as in use.
    await client.query('select pg_advisory_lock(1)');
    await client.query(
      `create database ${name} template ${template} strategy file_copy owner causeway_owner`,
    );
    await client.query(`revoke all on database ${name} from public;
      grant connect, temporary on database ${name} to causeway_app;
      grant connect on database ${name} to causeway_portal;
      select pg_advisory_unlock(1)`);
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
  const at = (url: string) => url.replace(/\/[^/]*$/, `/${name}`);
  return {
    name,
    ownerUrl: at(cluster.ownerUrl),
    appUrl: at(cluster.appUrl),
    portalUrl: at(cluster.portalUrl),
    redisUrl: await freshRedisDatabase(),
    drop: () => drop(name),
  };
}

/** Gives connections a moment to close: cutting one would fail its user. */
async function drop(name: string): Promise<void> {
  const connected = async () =>
    (await superusers.query('select from pg_stat_activity where datname = $1', [name])).rowCount! > 0;
  for (let look = 0; look < 100 && (await connected()); look += 1)
    await new Promise((wake) => setTimeout(wake, 20));
  await superusers.query(`drop database if exists ${name} with (force)`);
}

/** Redis itself counts the assigned databases, since test files run in parallel. */
async function freshRedisDatabase(): Promise<string | null> {
  const url = process.env['CAUSEWAY_TEST_REDIS'];
  if (url === undefined) return null;
  const redis = new Redis(url);
  const number = await redis.incr('databases');
  redis.disconnect();
  return `${url}/${number}`;
}
