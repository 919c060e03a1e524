import type { Cluster, Redis } from 'ioredis';
import { createHash } from 'node:crypto';
import { withTimeout } from '../base/with-timeout.js';

const RUN_ID = /^run_id:(\w+)/m;
const TIMEOUT_MS = 5_000;

/** Redis' run id, which is new after every restart and after a failover to a replica. */
export async function runIdOf(redis: Redis): Promise<string> {
  const runId = RUN_ID.exec(await redis.info('server'))?.[1];
  if (runId === undefined) throw new Error('Redis did not return its run ID.');
  return runId;
}

/**
 * The run ids of all masters as one: it changes if any of them restarts or is replaced. Moving a slot does not change it,
 * because the slot's jobs move with it.
 * @throws Error if a node is missing: its jobs may be lost, and that must not go unnoticed once it is back
 */
export function runIdOfCluster(cluster: Cluster): Promise<string> {
  // A client that finds no node waits forever.
  return withTimeout(
    TIMEOUT_MS,
    runIdOfMasters(cluster),
    `The Redis Cluster did not answer within ${TIMEOUT_MS} ms.`,
  );
}

async function runIdOfMasters(cluster: Cluster): Promise<string> {
  const info = String(await cluster.cluster('INFO'));
  const masters = cluster.nodes('master');
  if (!/^cluster_state:ok/m.test(info) || masters.length < Number(/^cluster_size:(\d+)/m.exec(info)?.[1]))
    throw new Error('The Redis Cluster has a node that is down. Restart it, or let a replica take over.');
  const ids = await Promise.all(masters.map(runIdOf));
  return createHash('sha256').update(ids.sort().join()).digest('hex').slice(0, 40);
}
