import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type InstanceLock, takeInstanceLock } from './instance-lock.js';
import { adoptOrLaunch } from './launch.js';
import type { Place } from './place.js';
import { type Postmaster, stopPostmaster } from './postmaster.js';
import { messageOf } from '../platform/base/error-code.js';
import { whileServerRuns } from './server-ended.js';
import { EmbeddedStartError } from './start-error.js';

/** Delay before a restart that closely follows another, in milliseconds; doubles each time. */
export interface RestartWaits {
  readonly first: number;
  readonly most: number;
}
const WAIT_MS: RestartWaits = { first: 250, most: 8_000 };
/** Failed restarts in a row before the process gives up, after about 16 s. */
const ATTEMPTS = 7;
/** A server that ran this long did not fail to start. */
const STEADY_MS = 60_000;
const CHECK_MS = 1_000;

/** The current server, and the lock that keeps other processes from using it. */
interface Held {
  readonly server: Postmaster;
  readonly lock: InstanceLock;
}

export interface Watcher {
  /** Called after each restart of the server. */
  readonly say: (line: string) => void;
  /** Called when the server cannot be restarted, so that Causeway cannot serve any more. */
  readonly giveUp: (error: EmbeddedStartError) => void;
}

/** Keeps PostgreSQL running as long as the process: if it ends, it is restarted on the same port. */
export class PostgresKeeper {
  private restarting: Promise<void> | undefined;
  private stopping: Promise<void> | undefined;
  private readonly stopped = new AbortController();
  private watcher: Watcher | undefined;
  private checks: NodeJS.Timeout | undefined;
  private startedAt = performance.now();
  private waitMs = 0;

  constructor(
    private readonly place: Place,
    private readonly superUrl: string,
    private held: Held,
    private readonly waits = WAIT_MS,
  ) {}

  get isDown(): boolean {
    return this.restarting !== undefined;
  }

  /**
   * Runs a step of the start.
   * @throws ServerEnded as soon as the server ends
   */
  whileServerRuns<T>(part: () => Promise<T>): Promise<T> {
    return whileServerRuns(this.held.lock.client, this.superUrl, part);
  }

  watch(watcher: Watcher): void {
    this.watcher = watcher;
    this.follow();
    this.checks = setInterval(() => this.checkData(), CHECK_MS).unref();
  }

  /** Stops the server within 3 s; a second call waits for the first. */
  stop(): Promise<void> {
    this.stopping ??= this.end();
    return this.stopping;
  }

  private async end(): Promise<void> {
    this.stopped.abort();
    clearInterval(this.checks);
    await this.restarting;
    await stopPostmaster(this.place.cluster, this.held.server.pid);
    await this.held.lock.release();
  }

  /** The lock's connection is idle, so it only ends when the server does. */
  private follow(): void {
    const { client } = this.held.lock;
    const onEnd = (): void => this.restart();
    client.once('end', onEnd);
    client.query('select').catch(onEnd);
  }

  private restart(): void {
    if (this.isDown || this.stopped.signal.aborted) return;
    this.restarting = this.startAgain().finally(() => (this.restarting = undefined));
  }

  private async startAgain(): Promise<void> {
    const downAt = performance.now();
    if (downAt - this.startedAt > STEADY_MS) this.waitMs = 0;
    try {
      this.held = await this.tryToStart();
    } catch (error) {
      if (!this.stopped.signal.aborted) this.giveUp(error);
      return;
    }
    this.startedAt = performance.now();
    this.follow();
    const seconds = ((this.startedAt - downAt) / 1000).toFixed(1);
    this.watcher?.say(`PostgreSQL had stopped and was restarted after ${seconds} s.`);
  }

  /** @throws EmbeddedStartError if the data is gone or the server does not start; AbortError if the process is stopping */
  private async tryToStart(): Promise<Held> {
    for (let attempt = 1; ; attempt += 1) {
      await sleep(this.waitMs, undefined, { signal: this.stopped.signal });
      this.waitMs = Math.min(Math.max(2 * this.waitMs, this.waits.first), this.waits.most);
      if (!this.hasData()) throw this.dataIsGone();
      try {
        return await this.takeServer();
      } catch (error) {
        if (attempt === ATTEMPTS) throw error;
      }
    }
  }

  private async takeServer(): Promise<Held> {
    const { port } = this.held.server;
    const server = await adoptOrLaunch(this.place, port);
    // A command may have started a server of its own meanwhile, and will stop it when done.
    if (server.port !== port)
      throw new EmbeddedStartError('another process has started PostgreSQL in the meantime');
    const lock = await takeInstanceLock(this.superUrl);
    if ('holder' in lock) throw new EmbeddedStartError(`the data is now in use by ${lock.holder}`);
    return { server, lock };
  }

  private checkData(): void {
    if (this.isDown || this.hasData()) return;
    clearInterval(this.checks);
    this.giveUp(this.dataIsGone());
  }

  private hasData(): boolean {
    return existsSync(path.join(this.place.cluster, 'PG_VERSION'));
  }

  private dataIsGone(): EmbeddedStartError {
    return new EmbeddedStartError(
      `The data in ${this.place.dataDir} is gone; Causeway is stopping. The next start will create an empty database there.`,
    );
  }

  private giveUp(error: unknown): void {
    this.watcher?.giveUp(
      error instanceof EmbeddedStartError
        ? error
        : new EmbeddedStartError(`PostgreSQL could not be restarted: ${messageOf(error)}`, {
            cause: error,
          }),
    );
  }
}
