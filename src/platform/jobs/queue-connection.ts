import { createPostgresBackend, type KeepJobs, type QueueOptions, setDefaultBackendFactory } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Runtime } from '../base/runtime.js';
import { QUEUE_SCHEMA } from '../database/queue-schema.js';
import { redisConnection } from './redis-store.js';

/** BullMQ's connection to its store: Redis, a Redis Cluster, or PostgreSQL if neither is configured. */
export abstract class QueueConnection {
  abstract options(queue: string): QueueOptions;
  abstract workerOptions(queue: string): QueueOptions;
  /** How long and how many completed jobs are kept. */
  abstract readonly removeOnComplete: KeepJobs;
  /** @throws Error if PostgreSQL is down; on Redis it does nothing, because Redis clients wait for the store themselves */
  abstract reach(): Promise<void>;
  /** Id of the store's current run: jobs dispatched under a different id may be lost. */
  abstract storeId(): Promise<string>;
  abstract close(): Promise<void>;
}

/**
 * Maximum PostgreSQL connections for all queues of a process: one for each worker to listen on, and some for statements.
 */
const CONNECTIONS = 16;
/** Seconds for which completed jobs are kept. */
const KEEP_SECONDS = 3600;
/** How long shutdown waits for connections to be released. */
const RELEASE_TIMEOUT_MS = 1_000;

function queuePool(appUrl: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: appUrl,
    max: CONNECTIONS,
    keepAlive: true,
    application_name: 'causeway queues',
    // Without waiting for the disk: the relay's own commit, which follows, also makes the jobs that it added durable. A crash of
    // PostgreSQL loses at most that the last jobs had ended, and they run again.
    options: `-c search_path=${QUEUE_SCHEMA} -c synchronous_commit=off`,
  });
  // Every queue and worker adds an error listener to the pool.
  pool.setMaxListeners(0);
  pool.on('error', () => undefined);
  // BullMQ does not listen for errors of a client it holds, so a lost connection would crash the process. The call that uses
  // the client reports the error.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** The clients that are currently in use. */
function heldOf(pool: pg.Pool): ReadonlySet<pg.PoolClient> {
  const held = new Set<pg.PoolClient>();
  pool.on('acquire', (client) => held.add(client));
  pool.on('release', (_error, client) => held.delete(client));
  return held;
}

/** Destroys clients still in use: a worker closed while it starts takes one and never releases it, so the pool would not end. */
async function endPool(pool: pg.Pool, held: ReadonlySet<pg.PoolClient>): Promise<void> {
  const ended = pool.end();
  await Promise.race([ended, sleep(RELEASE_TIMEOUT_MS, undefined, { ref: false })]);
  for (const client of held) client.release(true);
  await ended;
}

/** Uses Redis if configured, else PostgreSQL with the application's login. */
export function queueConnection({ redisUrl, appUrl }: Pick<Runtime, 'redisUrl' | 'appUrl'>): QueueConnection {
  if (redisUrl !== null) return redisConnection(redisUrl);
  setDefaultBackendFactory(createPostgresBackend);
  const pool = queuePool(appUrl);
  const held = heldOf(pool);
  return {
    options: () => ({ connection: pool }),
    workerOptions: () => ({ connection: pool }),
    // No count: on PostgreSQL, BullMQ would read all completed jobs of the queue twice each time that one completes.
    removeOnComplete: { age: KEEP_SECONDS },
    reach: async () => void (await pool.query('select 1')),
    // Jobs and outbox are in the same database, so neither is lost without the other.
    storeId: () => Promise.resolve('postgresql'),
    close: () => endPool(pool, held),
  };
}
