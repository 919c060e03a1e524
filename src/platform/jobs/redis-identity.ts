import { Redis, type RedisOptions } from 'ioredis';

const RUN_ID = /^run_id:(\w+)/m;

/** Tells one life of a Redis from the next: it draws a new run id whenever it starts, and so does a replica that takes over. */
export class RedisIdentity {
  private readonly redis: Redis;

  constructor(url: string, options: RedisOptions) {
    this.redis = new Redis(url, { ...options, lazyConnect: true });
    // Whoever asks is told by the call that fails.
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
