import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER, RUNTIME, type Runtime } from '../base/runtime.js';
import { wallClock } from '../base/wall-clock.js';
import { TimeoutError, withTimeout } from '../base/with-timeout.js';
import { Pools } from '../database/pools.js';
import { FileStore } from '../files/file-store.js';
import { JobRegistry } from '../jobs/job-registry.js';
import { Queues } from '../jobs/queues.js';
import { readOutboxBacklog } from '../outbox/backlog.query.js';
import { secondsSince } from './seconds-since.js';

const MAX_OUTBOX_LAG_SECONDS = 60;
const CHECK_TIMEOUT_MS = 3_000;
/** Queried if the process handles no queues, as in role api; always empty. */
const PROBE_QUEUE = 'readiness';

/** Status of one component; its figures are for people, only `ok` counts. */
export interface PartReport {
  readonly ok: boolean;
  readonly [figure: string]: boolean | number | string;
}
export interface Report {
  readonly status: 'ok' | 'unavailable';
  readonly [part: string]: PartReport | string;
}

/** Checks every component that a process needs to serve; one that does not answer within 3 s is not ok. */
@Injectable()
export class Readiness {
  private readonly parts: Readonly<Record<string, () => Promise<PartReport>>>;
  private asking: Promise<Report> | undefined;

  constructor(
    private readonly pools: Pools,
    private readonly queues: Queues,
    private readonly registry: JobRegistry,
    private readonly files: FileStore,
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.parts = {
      database: () => this.database(),
      queue: () => this.queue(),
      outbox: () => this.outbox(),
      ...(files.place === null ? {} : { files: () => this.filesKept() }),
    };
  }

  /** Concurrent callers share one result, so that impatient probes do not use up the connections of a slow database. */
  report(): Promise<Report> {
    this.asking ??= this.ask().finally(() => (this.asking = undefined));
    return this.asking;
  }

  private async ask(): Promise<Report> {
    const parts = await Promise.all(
      Object.entries(this.parts).map(async ([name, ask]) => [name, await this.reportOf(name, ask)] as const),
    );
    const status = parts.every(([, part]) => part.ok) ? 'ok' : 'unavailable';
    return { status, ...Object.fromEntries(parts) };
  }

  /** Gives only a general reason, because the route is public; details are logged. */
  private async reportOf(name: string, ask: () => Promise<PartReport>): Promise<PartReport> {
    try {
      return await withTimeout(CHECK_TIMEOUT_MS, ask(), 'does not answer');
    } catch (error) {
      this.logger.warn({ part: name, detail: String(error) }, 'not ready');
      return { ok: false, reason: error instanceof TimeoutError ? error.message : 'failed' };
    }
  }

  private async database(): Promise<PartReport> {
    if (this.runtime.isDatabaseDown?.())
      return { ok: false, reason: 'PostgreSQL has stopped and is being restarted' };
    await Promise.all([this.pools.staff.query('select 1'), this.pools.portal.query('select 1')]);
    return { ok: true };
  }

  private async queue(): Promise<PartReport> {
    const names = this.registry.queues();
    const asked = names.length > 0 ? names : [PROBE_QUEUE];
    const counts = await Promise.all(
      asked.map((name) => this.queues.of(name).getJobCounts('waiting', 'failed')),
    );
    const sum = (state: string) => counts.reduce((total, each) => total + (each[state] ?? 0), 0);
    return { ok: true, waiting: sum('waiting'), failed: sum('failed') };
  }

  /** Their folder may be an unavailable mount. */
  private async filesKept(): Promise<PartReport> {
    await this.files.check();
    return { ok: true };
  }

  /** If events wait long, no worker is dispatching them. Events waiting for another version are not a fault. */
  private async outbox(): Promise<PartReport> {
    const { oldest, unclaimed } = await readOutboxBacklog(this.pools.staff);
    const lagSeconds = secondsSince(oldest, wallClock());
    return { ok: lagSeconds <= MAX_OUTBOX_LAG_SECONDS, lagSeconds: Math.round(lagSeconds), unclaimed };
  }
}
