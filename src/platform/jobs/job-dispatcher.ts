import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../../kernel/clock.js';
import { LOGGER } from '../base/runtime.js';
import { wallClock } from '../base/wall-clock.js';
import { Pools } from '../database/pools.js';
import { dropDelivered } from '../outbox/done-deliveries.store.js';
import { dropOldKeys } from '../usecases/idempotency.js';
import { DeadWork } from './dead-work.js';
import { DueWorkRelay } from './due-work-relay.js';
import { sumSettled } from './sum-settled.js';
import { LostEvents } from './lost-events.js';
import { LostWork } from './lost-work.js';
import { OutboxRelay } from './relay.js';

const INTERVAL_MS = 250;
/**
 * How soon to look again after due work was dispatched, twice as long each time that there is none: the job plans the next
 * occurrence, and missed days follow one after the other.
 */
const FIRST_WAIT_MS = 15;
/** How long the dispatcher waits after a failure, so that an outage does not fill the log. */
const RETRY_MS = 2_000;
/** How often to look for jobs that the queue store may have lost, and for dead letters. */
const RECLAIM_MS = 5_000;
const SWEEP_MS = 10 * 60_000;
const RETENTION_MS = 24 * 3600_000;

/** Periodically dispatches committed events, due work and lost jobs, and deletes what was done a day ago. */
@Injectable()
export class JobDispatcher implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private dispatching: Promise<void> = Promise.resolve();
  private pauses: Promise<unknown> = Promise.resolve();
  private stopped = false;
  private waitMs = INTERVAL_MS;
  private reclaimedAt = 0;
  private sweptAt = 0;

  constructor(
    private readonly relay: OutboxRelay,
    private readonly dueWork: DueWorkRelay,
    private readonly lostEvents: LostEvents,
    private readonly lostWork: LostWork,
    private readonly deadWork: DeadWork,
    private readonly pools: Pools,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.dispatching;
  }

  /**
   * Dispatches one batch of events per consumer and one batch of due work.
   * @param eager dispatches debounced events immediately
   * @returns the number of event deliveries and due work items dispatched
   */
  async dispatchOnce(eager = false): Promise<number> {
    return sumSettled([() => this.relay.relay(eager), () => this.relayDueWork()]);
  }

  private async relayDueWork(): Promise<number> {
    const dispatched = await this.dueWork.relay();
    this.waitMs = dispatched > 0 ? FIRST_WAIT_MS : Math.min(2 * this.waitMs, INTERVAL_MS);
    return dispatched;
  }

  /** Pauses periodic dispatching while `act` runs; concurrent calls run one after the other. */
  whilePaused<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.pauses.then(() => this.pauseDuring(act));
    this.pauses = turn.catch(() => undefined);
    return turn;
  }

  private async pauseDuring<T>(act: () => Promise<T>): Promise<T> {
    clearTimeout(this.timer);
    await this.dispatching;
    clearTimeout(this.timer);
    try {
      return await act();
    } finally {
      if (!this.stopped) this.schedule();
    }
  }

  private schedule(waitMs = INTERVAL_MS): void {
    this.timer = setTimeout(() => {
      this.dispatching = this.guardedDispatch().then((succeeded) => {
        if (!this.stopped) this.schedule(succeeded ? this.waitMs : RETRY_MS);
      });
    }, waitMs);
  }

  /**
   * Runs every step even if one fails. Failures, e.g. while PostgreSQL or Redis is down, are logged in one line, and the next
   * round tries again.
   * @returns whether all steps succeeded
   */
  private async guardedDispatch(): Promise<boolean> {
    const failures: unknown[] = [];
    for (const step of [() => this.dispatchOnce(), () => this.reclaim(), () => this.sweep()])
      await step().catch((error: unknown) => failures.push(error));
    if (failures.length === 0) return true;
    const [error] = failures;
    this.logger.error({ detail: error instanceof Error ? error.stack : error }, 'dispatch failed');
    return false;
  }

  private async reclaim(): Promise<void> {
    const now = wallClock().getTime();
    if (now - this.reclaimedAt < RECLAIM_MS) return;
    this.reclaimedAt = now;
    const jobs = await sumSettled([() => this.lostEvents.reclaim(), () => this.lostWork.reclaim()]);
    if (jobs > 0) this.logger.warn({ jobs }, 'dispatched again');
    await this.deadWork.report();
  }

  private async sweep(): Promise<void> {
    const now = wallClock().getTime();
    if (now - this.sweptAt < SWEEP_MS) return;
    this.sweptAt = now;
    await dropDelivered(this.pools, new Date(now - RETENTION_MS));
    await dropOldKeys(this.pools, this.clock.now());
  }
}
