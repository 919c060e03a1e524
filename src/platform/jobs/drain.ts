import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { wallClock } from '../base/wall-clock.js';
import { Pools } from '../database/pools.js';
import { isWorkDue } from '../due/due-work.js';
import { isDeliveryWaiting } from '../outbox/backlog.query.js';
import { JobDispatcher } from './job-dispatcher.js';
import { JobRegistry } from './job-registry.js';
import { Queues } from './queues.js';

const POLL_MS = 10;

/** Work was still left when the timeout expired. */
export class DrainTimeout extends Error {}

/** Waits until no work is left at the Clock's instant: outbox, due work and queues are empty. */
@Injectable()
export class Drain {
  constructor(
    private readonly dispatcher: JobDispatcher,
    private readonly queues: Queues,
    private readonly registry: JobRegistry,
    private readonly pools: Pools,
    private readonly clock: Clock,
  ) {}

  /** @throws DrainTimeout if work is left after the timeout, e.g. because a job keeps failing */
  settle(timeoutMs = 60_000): Promise<void> {
    return this.dispatcher.whilePaused(() => this.dispatchUntilIdle(timeoutMs));
  }

  private async dispatchUntilIdle(timeoutMs: number): Promise<void> {
    const deadline = wallClock().getTime() + timeoutMs;
    for (;;) {
      await this.dispatcher.dispatchOnce(true);
      if (await this.isIdle()) return;
      if (wallClock().getTime() > deadline)
        throw new DrainTimeout(`Work is still left after ${timeoutMs} ms.`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  /** Only reliable while nothing else dispatches: work could move to a queue that was already checked. */
  private async isIdle(): Promise<boolean> {
    if (await this.isAnythingToDispatch()) return false;
    for (const queue of this.registry.queues()) {
      const counts = await this.queues.of(queue).getJobCounts('active', 'waiting', 'delayed', 'prioritized');
      if (Object.values(counts).some((count) => count > 0)) return false;
    }
    return !(await this.isAnythingToDispatch());
  }

  /** Ignores events and work of kinds that only another version handles. */
  private async isAnythingToDispatch(): Promise<boolean> {
    const registrations = this.registry.registrations();
    const kinds = registrations.map(({ kind }) => kind);
    const consumers = registrations.flatMap(({ consumer }) => consumer ?? []);
    const { staff } = this.pools;
    return (
      (await isWorkDue(staff, [...this.registry.dueRoutes.keys()], this.clock.now())) ||
      isDeliveryWaiting(staff, kinds, consumers)
    );
  }
}
