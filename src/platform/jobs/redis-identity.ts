import { Redis, type RedisOptions } from 'ioredis';

const RUN_ID = /^run_id:(\w+)/m;

/** Reads Redis' run id, which is new after every restart and after a failover to a replica. */
export class RedisIdentity {
  private readonly redis: Redis;

  constructor(url: string, options: RedisOptions) {
    this.redis = new Redis(url, { ...options, lazyConnect: true });
    // The failing call reports the error.
    this.redis.on('error', () => undefined);
  }

  async runId(): Promise<string> {
    const runId = RUN_ID.exec(await this.redis.info('server'))?.[1];
    if (runId === undefined) throw new Error('Redis did not return its run ID.');
    return runId;
  }

  close(): Promise<void> {
    this.redis.disconnect();
    return Promise.resolve();
  }
}
