import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { Metrics } from '../base/metrics.js';
import { LOGGER } from '../base/runtime.js';
import { wallClock } from '../base/wall-clock.js';
import { withTimeout } from '../base/with-timeout.js';
import { Pools } from '../database/pools.js';
import { readDueBacklog } from '../due/backlog.query.js';
import { JobRegistry } from '../jobs/job-registry.js';
import { Queues } from '../jobs/queues.js';
import { readOutboxBacklog } from '../outbox/backlog.query.js';
import { gaugesOf } from './gauges.js';
import { secondsSince } from './seconds-since.js';

const ASK_TIMEOUT_MS = 3_000;
const STATES = ['waiting', 'active', 'delayed', 'failed'] as const;

/** Collects the metrics for a scrape; components that do not answer are left out. */
@Injectable()
export class Scrape {
  private readonly gauges: ReturnType<typeof gaugesOf>;
  private gathering: Promise<string> | undefined;

  constructor(
    private readonly metrics: Metrics,
    private readonly pools: Pools,
    private readonly dataSource: DataSource,
    private readonly queues: Queues,
    private readonly registry: JobRegistry,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.gauges = gaugesOf(metrics.registry);
  }

  get contentType(): string {
    return this.metrics.registry.contentType;
  }

  /** Concurrent scrapes share one result, so that impatient ones do not use up the connections of a slow database. */
  text(): Promise<string> {
    this.gathering ??= this.gather().finally(() => (this.gathering = undefined));
    return this.gathering;
  }

  private async gather(): Promise<string> {
    this.setPools();
    await Promise.all([
      this.part('backlog', () => this.setBacklog()),
      this.part('queues', () => this.setQueues()),
    ]);
    return this.metrics.registry.metrics();
  }

  private async part(part: 'backlog' | 'queues', set: () => Promise<void>): Promise<void> {
    try {
      await withTimeout(ASK_TIMEOUT_MS, set(), 'does not answer');
      this.gauges.faults.set({ part }, 0);
    } catch (error) {
      this.gauges.faults.set({ part }, 1);
      this.logger.warn({ part, detail: String(error) }, 'metrics are incomplete');
    }
  }

  private setPools(): void {
    const { staff, portal } = this.pools;
    const { master: writes } = this.dataSource.driver as unknown as { master?: pg.Pool };
    for (const [pool, counted] of Object.entries({ staff, portal, ...(writes ? { writes } : {}) })) {
      this.gauges.poolConnections.set({ pool, state: 'total' }, counted.totalCount);
      this.gauges.poolConnections.set({ pool, state: 'idle' }, counted.idleCount);
      this.gauges.poolConnections.set({ pool, state: 'waiting' }, counted.waitingCount);
    }
  }

  private async setBacklog(): Promise<void> {
    const now = this.clock.now();
    const [outbox, due] = await Promise.all([
      readOutboxBacklog(this.pools.staff),
      readDueBacklog(this.pools.staff, now),
    ]);
    this.gauges.outboxWaiting.set(outbox.waiting);
    this.gauges.outboxOldest.set(secondsSince(outbox.oldest, wallClock()));
    this.gauges.outboxUnclaimed.set(outbox.unclaimed);
    this.gauges.outboxInFlight.set(outbox.inFlight);
    this.gauges.dueWaiting.set(due.waiting);
    this.gauges.dueOldest.set(secondsSince(due.oldest, now));
  }

  /** Queues are reported by the processes that work on them; role api has none. */
  private async setQueues(): Promise<void> {
    await Promise.all(
      this.registry.queues().map(async (name) => {
        const queue = this.queues.of(name);
        const counts = await queue.getJobCounts(...STATES);
        for (const state of STATES) this.gauges.queueJobs.set({ queue: name, state }, counts[state] ?? 0);
        const [oldest] = await queue.getJobs(['waiting'], 0, 0, true);
        const age = oldest ? (wallClock().getTime() - oldest.timestamp) / 1000 : 0;
        this.gauges.queueOldest.set({ queue: name }, Math.max(0, age));
      }),
    );
  }
}
