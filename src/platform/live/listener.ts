import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { LOGGER, RUNTIME, type Runtime } from '../base/runtime.js';
import { CHANNEL, readSignal } from '../database/signal.js';
import { CatchUp } from './catch-up.js';
import { LiveBus } from './live-bus.js';

/** Interval for finding lost notifications, and dead connections. */
const POLL_MS = 15_000;
const RESPONSE_TIMEOUT_MS = 5_000;
const CLOSE_TIMEOUT_MS = 500;
const RETRY_MS = { first: 100, most: 5_000 };

/**
 * Receives notifications from all processes by LISTEN, on a dedicated connection: a pooled one would be handed to others,
 * and one through a transaction pooler receives nothing. After each reconnect, all listeners in this process re-read.
 */
@Injectable()
export class LiveListener implements OnApplicationBootstrap, OnApplicationShutdown {
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private retryMs = RETRY_MS.first;
  private stopped = false;
  private readonly catchUp = new CatchUp();

  constructor(
    private readonly bus: LiveBus,
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    // An unresponsive server must not keep the process waiting.
    await Promise.race([
      this.client?.end().catch(() => undefined),
      sleep(CLOSE_TIMEOUT_MS, undefined, { ref: false }),
    ]);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.runtime.appUrl,
      application_name: 'causeway live',
      keepAlive: true,
      connectionTimeoutMillis: RESPONSE_TIMEOUT_MS,
      query_timeout: RESPONSE_TIMEOUT_MS,
      options: '-c TimeZone=UTC',
    });
    this.client = client;
    client.on('error', (error) => this.reconnect(client, error));
    client.on('end', () => this.reconnect(client, new Error('The connection has ended.')));
    client.on('notification', ({ payload = '' }) => this.receive(payload));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      await this.catchUp.reset(client);
    } catch (error) {
      return this.reconnect(client, error);
    }
    this.retryMs = RETRY_MS.first;
    this.bus.resync();
    this.pollLater(client);
  }

  private receive(payload: string): void {
    const signal = readSignal(payload);
    if (!signal) this.logger.warn({ bytes: payload.length }, 'unexpected notification');
    else if (this.catchUp.markSeen(signal)) this.bus.emit(signal);
  }

  private async poll(client: pg.Client): Promise<void> {
    try {
      const missed = await this.catchUp.missed(client);
      if (missed) missed.forEach((signal) => this.bus.emit(signal));
      else this.bus.resync();
    } catch (error) {
      return this.reconnect(client, error);
    }
    this.pollLater(client);
  }

  /** If the connection was lost just as its query succeeded, a reconnect is already scheduled and must not be replaced. */
  private pollLater(client: pg.Client): void {
    if (this.client === client) this.schedule(POLL_MS, () => this.poll(client));
  }

  /** An error is followed by an end, and both by a failing query; only the first one counts. */
  private reconnect(client: pg.Client, error: unknown): void {
    if (this.client !== client || this.stopped) return;
    this.client = undefined;
    const reason = error instanceof Error ? error.message : String(error);
    this.logger.warn({ reason, retryMs: this.retryMs }, 'live event connection lost');
    client.end().catch(() => undefined);
    this.schedule(this.retryMs, () => this.connect());
    this.retryMs = Math.min(2 * this.retryMs, RETRY_MS.most);
  }

  private schedule(afterMs: number, act: () => Promise<void>): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void act(), afterMs);
  }
}
