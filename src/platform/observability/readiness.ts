import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER, RUNTIME, type Runtime } from '../base/runtime.js';
import { wallClock } from '../base/wall-clock.js';
import { TooLate, withTimeout } from '../base/with-timeout.js';
import { Pools } from '../database/pools.js';
import { FileStore } from '../files/file-store.js';
import { JobRegistry } from '../jobs/job-registry.js';
import { Queues } from '../jobs/queues.js';
import { readOutboxBacklog } from '../outbox/backlog.query.js';
import { secondsSince } from './seconds-since.js';

const MAX_OUTBOX_LAG_SECONDS = 60;
const CHECK_TIMEOUT_MS = 3_000;
/** Asked for where no module of the process handles a queue, as in role api; nothing is ever put into it. */
const PROBE_QUEUE = 'readiness';

/** What one part says of itself; its figures are for people, `ok` decides. */
export interface PartReport {
  readonly ok: boolean;
  readonly [figure: string]: boolean | number | string;
}
export interface Report {
  readonly status: 'ok' | 'unavailable';
  readonly [part: string]: PartReport | string;
}

/** Asks every part that a process cannot serve without; a part that does not answer in 3 s is not ok. */
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

  /** Callers at once share one answer, so that impatient probes do not use up the connections of a slow database. */
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

  /** Says what failed in general words alone: the route is open to everyone, the log is not. */
  private async reportOf(name: string, ask: () => Promise<PartReport>): Promise<PartReport> {
    try {
      return await withTimeout(CHECK_TIMEOUT_MS, ask(), 'does not answer');
    } catch (error) {
      this.logger.warn({ part: name, detail: String(error) }, 'not ready');
      return { ok: false, reason: error instanceof TooLate ? error.message : 'failed' };
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

  /** Their folder may be a mount that has gone. */
  private async filesKept(): Promise<PartReport> {
    await this.files.check();
    return { ok: true };
  }

  /** Events that wait long mean that no worker dispatches them; those that wait for another version are no fault. */
  private async outbox(): Promise<PartReport> {
    const { oldest, unclaimed } = await readOutboxBacklog(this.pools.staff);
    const lagSeconds = secondsSince(oldest, wallClock());
    return { ok: lagSeconds <= MAX_OUTBOX_LAG_SECONDS, lagSeconds: Math.round(lagSeconds), unclaimed };
  }
}
