import { createPostgresBackend, setDefaultBackendFactory } from 'bullmq';
import type { Runtime } from '../runtime.js';
import { QueueConnection } from './queues.js';

/** The schema of BullMQ's own tables, which its own migrations make. */
export const QUEUE_SCHEMA = 'bullmq';

/** BullMQ on Redis where one is configured, else on PostgreSQL under the application's login. */
export function queueConnection({ redisUrl, appUrl }: Pick<Runtime, 'redisUrl' | 'appUrl'>): QueueConnection {
  if (redisUrl !== null) return { options: { connection: { url: redisUrl, maxRetriesPerRequest: null } } };
  setDefaultBackendFactory(createPostgresBackend);
  const connection = { connectionString: appUrl, schema: QUEUE_SCHEMA, max: 5 };
  return { options: { connection } };
}
