import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../base/runtime.js';
import type { AfterCommit } from '../database/after-commit.js';
import { Pools } from '../database/pools.js';
import { CHANNEL, type Signal, writeSignal } from '../database/signal.js';

const BATCH = 500;
/** More than this waits only while PostgreSQL is away, when every listener reads the outbox itself afterwards. */
const MAX_WAITING = 5_000;

/**
 * Tells every process of committed events by NOTIFY, in a statement of its own: inside a business transaction it would
 * serialise commits. One statement is under way at a time, and what comes meanwhile goes with the next. A notification
 * that is lost is made up for by the listeners, who look into the outbox.
 */
@Injectable()
export class LivePublisher implements AfterCommit, BeforeApplicationShutdown {
  private waiting: Signal[] = [];
  private publishing: Promise<void> | undefined;

  constructor(
    private readonly pools: Pools,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** What the last jobs and requests of this process did is told before its connections end. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.publishing;
  }

  /** Nobody waits for it; a fault is logged. */
  publish(signals: readonly Signal[]): void {
    if (signals.length === 0) return;
    this.waiting.push(...signals.slice(0, MAX_WAITING - this.waiting.length));
    this.publishing ??= this.publishAll().finally(() => (this.publishing = undefined));
  }

  private async publishAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, BATCH);
      try {
        await this.pools.staff.query({
          name: 'live_notify',
          text: 'select pg_notify($1, payload) from unnest($2::text[]) payload',
          values: [CHANNEL, batch.map(writeSignal)],
        });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.logger.warn({ reason, events: batch.length }, 'live events could not be sent');
      }
    }
  }
}
