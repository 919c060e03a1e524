import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../base/runtime.js';
import type { AfterCommit } from '../database/after-commit.js';
import { Pools } from '../database/pools.js';
import { CHANNEL, type Signal, writeSignal } from '../database/signal.js';

const BATCH = 500;
/** Only reached while PostgreSQL is down; afterwards every listener catches up from the outbox anyway. */
const MAX_WAITING = 5_000;

/**
 * Notifies every process of committed events with NOTIFY, but not inside the business transaction, where NOTIFY would
 * serialise commits. One statement runs at a time; signals that arrive meanwhile go with the next. If a notification is lost,
 * listeners catch up from the outbox.
 */
@Injectable()
export class LivePublisher implements AfterCommit, BeforeApplicationShutdown {
  private waiting: Signal[] = [];
  private publishing: Promise<void> | undefined;

  constructor(
    private readonly pools: Pools,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Publishes the events of the last jobs and requests before connections close. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.publishing;
  }

  /** Does not wait; errors are logged. */
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
