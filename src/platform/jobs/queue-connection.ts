import { createPostgresBackend, createRedisBackend, type QueueOptions, setDefaultBackendFactory } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Runtime } from '../base/runtime.js';
import { QUEUE_SCHEMA } from '../database/queue-schema.js';
import { RedisIdentity } from './redis-identity.js';

/** How BullMQ is reached: Redis, or PostgreSQL where no Redis is configured. */
export abstract class QueueConnection {
  abstract readonly options: QueueOptions;
  abstract readonly workerOptions: QueueOptions;
  /** @throws Error if the store is away; resolves at once where clients wait for the store by themselves, as Redis' do */
  abstract reach(): Promise<void>;
  /** Names the present life of the store that keeps the jobs: what was handed to another may be lost. */
  abstract storeId(): Promise<string>;
  abstract close(): Promise<void>;
}

/** Milliseconds between attempts to reach a Redis that is away: short, because nothing is done meanwhile. */
const retryStrategy = (attempt: number): number => Math.min(attempt * 100, 2_000);

/** Whoever dispatches is told soon that Redis is away; a worker waits for it, however long that takes. */
const PRODUCER = { retryStrategy, maxRetriesPerRequest: 3, commandTimeout: 5_000 };
const WORKER = { retryStrategy, maxRetriesPerRequest: null };

/**
 * To PostgreSQL, for all queues of a process: a connection for each worker, which listens on it, and some for what they
 * and the producers ask.
 */
const CONNECTIONS = 16;
/** How long the end waits for whoever holds a connection. */
const GIVE_BACK_MS = 1_000;

/** The pool that all queues and workers of a process share. */
function queuePool(appUrl: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: appUrl,
    max: CONNECTIONS,
    keepAlive: true,
    application_name: 'causeway queues',
    options: `-c search_path=${QUEUE_SCHEMA}`,
  });
  // Each queue and each worker listens to the pool's errors.
  pool.setMaxListeners(0);
  pool.on('error', () => undefined);
  // While BullMQ holds a client nobody listens to the client's errors, and the loss of its connection would end the process;
  // whoever waits for the client's answer is told by the call that fails.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** The clients that somebody holds at the moment. */
function heldOf(pool: pg.Pool): ReadonlySet<pg.PoolClient> {
  const held = new Set<pg.PoolClient>();
  pool.on('acquire', (client) => held.add(client));
  pool.on('release', (_error, client) => held.delete(client));
  return held;
}

/** A worker that is closed while its loop begins takes a client after that, and would keep it and the process for ever. */
async function endPool(pool: pg.Pool, held: ReadonlySet<pg.PoolClient>): Promise<void> {
  const ended = pool.end();
  await Promise.race([ended, sleep(GIVE_BACK_MS, undefined, { ref: false })]);
  for (const client of held) client.release(true);
  await ended;
}

/** BullMQ on Redis where one is configured, else on PostgreSQL under the application's login. */
export function queueConnection({ redisUrl, appUrl }: Pick<Runtime, 'redisUrl' | 'appUrl'>): QueueConnection {
  if (redisUrl !== null) {
    setDefaultBackendFactory(createRedisBackend);
    const identity = new RedisIdentity(redisUrl, PRODUCER);
    return {
      options: { connection: { url: redisUrl, ...PRODUCER } },
      workerOptions: { connection: { url: redisUrl, ...WORKER } },
      reach: () => Promise.resolve(),
      storeId: () => identity.runId(),
      close: () => identity.close(),
    };
  }
  setDefaultBackendFactory(createPostgresBackend);
  const pool = queuePool(appUrl);
  const held = heldOf(pool);
  return {
    options: { connection: pool },
    workerOptions: { connection: pool },
    reach: async () => void (await pool.query('select 1')),
    // Its jobs are rows of the database that holds the outbox: neither is lost without the other.
    storeId: () => Promise.resolve('postgresql'),
    close: () => endPool(pool, held),
  };
}
