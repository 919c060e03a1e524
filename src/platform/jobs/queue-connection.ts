import { createPostgresBackend, createRedisBackend, setDefaultBackendFactory } from 'bullmq';
import type { ClientBase } from 'pg';
import type { Runtime } from '../base/runtime.js';
import { QUEUE_SCHEMA } from '../database/queue-schema.js';
import { QueueConnection } from './queues.js';
import { RedisIdentity } from './redis-identity.js';

/** Milliseconds between attempts to reach a Redis that is away: short, because nothing is done meanwhile. */
const retryStrategy = (attempt: number): number => Math.min(attempt * 100, 2_000);

/** Whoever hands over is told soon that Redis is away; a worker waits for it, however long that takes. */
const PRODUCER = { retryStrategy, maxRetriesPerRequest: 3, commandTimeout: 5_000 };
const WORKER = { retryStrategy, maxRetriesPerRequest: null };

/**
 * While BullMQ holds a client of its pool nobody listens to the client's errors, and the loss of its connection would end
 * the process; whoever waits for the client's answer is told by the call that fails.
 */
const onConnect = (client: ClientBase): void => void client.on('error', () => undefined);

/** To PostgreSQL, for each queue; a worker listens on one more. Few, as every process has as many of each of its queues. */
const PRODUCER_CONNECTIONS = 2;
const WORKER_CONNECTIONS = 3;

/** BullMQ on Redis where one is configured, else on PostgreSQL under the application's login. */
export function queueConnection({ redisUrl, appUrl }: Pick<Runtime, 'redisUrl' | 'appUrl'>): QueueConnection {
  if (redisUrl !== null) {
    setDefaultBackendFactory(createRedisBackend);
    const identity = new RedisIdentity(redisUrl, PRODUCER);
    return {
      options: { connection: { url: redisUrl, ...PRODUCER } },
      workerOptions: { connection: { url: redisUrl, ...WORKER } },
      storeId: () => identity.runId(),
      close: () => identity.close(),
    };
  }
  setDefaultBackendFactory(createPostgresBackend);
  const connect = (max: number) => ({
    connection: { connectionString: appUrl, schema: QUEUE_SCHEMA, max, onConnect },
  });
  return {
    options: connect(PRODUCER_CONNECTIONS),
    workerOptions: connect(WORKER_CONNECTIONS),
    // Its jobs are rows of the database that holds the outbox: neither is lost without the other.
    storeId: () => Promise.resolve('postgresql'),
    close: () => Promise.resolve(),
  };
}
