import { createRedisBackend, type QueueOptions, setDefaultBackendFactory } from 'bullmq';
import { Cluster, Redis } from 'ioredis';
import { readRedisClusterUrl, type RedisClusterUrl } from '../base/redis-cluster-url.js';
import type { QueueConnection } from './queue-connection.js';
import { runIdOf, runIdOfCluster } from './redis-identity.js';

/** Milliseconds between attempts to reconnect to Redis: short, because no job is done until then. */
const retryStrategy = (attempt: number): number => Math.min(attempt * 100, 2_000);

/** If Redis is down, dispatching fails soon, while workers wait for it forever. */
const PRODUCER = { maxRetriesPerRequest: 3, commandTimeout: 5_000 };
const WORKER = { maxRetriesPerRequest: null };

/** Milliseconds after which a client of a cluster asks again which node serves what. */
const REFRESH_MS = 2_000;

/** Seconds for which completed jobs are kept, and how many at most. */
const removeOnComplete = { age: 3600, count: 5_000 };

type RedisStore = Omit<QueueConnection, 'storeId' | 'close' | 'options' | 'workerOptions'>;
const STORE: RedisStore = { removeOnComplete, reach: () => Promise.resolve() };

/** @param url of one Redis, or of a Redis Cluster (redis-cluster://) */
export function redisConnection(url: string): QueueConnection {
  setDefaultBackendFactory(createRedisBackend);
  const cluster = readRedisClusterUrl(url);
  return cluster === null ? oneRedis(url) : redisCluster(cluster);
}

function oneRedis(url: string): QueueConnection {
  const identity = quiet(new Redis(url, { ...PRODUCER, retryStrategy, lazyConnect: true }));
  return {
    ...STORE,
    options: () => ({ connection: { url, ...PRODUCER, retryStrategy } }),
    workerOptions: () => ({ connection: { url, ...WORKER, retryStrategy } }),
    storeId: () => runIdOf(identity),
    close: () => Promise.resolve(identity.disconnect()),
  };
}

/** All queues share a client for each way to wait: a client holds a connection to every node. */
function redisCluster(url: RedisClusterUrl): QueueConnection {
  const producer = quiet(clusterClient(url, PRODUCER));
  const worker = quiet(clusterClient(url, WORKER));
  return {
    ...STORE,
    options: (queue) => ({ connection: producer, prefix: prefixOf(queue) }),
    workerOptions: (queue) => ({ connection: worker, prefix: prefixOf(queue) }),
    storeId: () => runIdOfCluster(producer),
    close: () => Promise.resolve([producer, worker].forEach((client) => client.disconnect())),
  };
}

/** BullMQ's scripts need all keys of a queue in one slot; a tag per queue spreads the queues over the nodes. */
const prefixOf = (queue: string): NonNullable<QueueOptions['prefix']> => `bull:{${queue}}`;

function clusterClient({ nodes, username, password, tls }: RedisClusterUrl, options: object): Cluster {
  return new Cluster([...nodes], {
    clusterRetryStrategy: retryStrategy,
    // A client forgets a node that it loses, and would only look for it again once another node refers to it.
    slotsRefreshInterval: REFRESH_MS,
    lazyConnect: true,
    // With TLS, a node is addressed by the name in its certificate.
    ...(tls ? { dnsLookup: (address, found) => found(null, address) } : {}),
    redisOptions: {
      ...options,
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
      ...(tls ? { tls: {} } : {}),
    },
  });
}

/** The failing call reports the error. */
function quiet<Client extends Redis | Cluster>(client: Client): Client {
  client.on('error', () => undefined);
  return client;
}
