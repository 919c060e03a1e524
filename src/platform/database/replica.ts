import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import { Metrics } from '../base/metrics.js';
import { currentContext } from '../base/request-context.js';
import { LOGGER } from '../base/runtime.js';
import { assertStaffLogin } from './login-check.js';
import { OwnWrites } from './own-writes.js';
import { Pools, type ReplicaPools } from './pools.js';
import { ReplicaLag } from './replica-lag.js';
import { sqlState } from './sql-state.js';
import { type WalPosition, walPosition, walText } from './wal-position.js';

/** How far a replica may be behind. */
const MOST_LAG_MS = 30_000;
const POLL_MS = 1_000;
/** How long a read waits for what its reader wrote; then the primary answers. */
const OWN_WRITE_MS = 100;
const LOOK_AGAIN_MS = 5;

/**
 * What a replica refuses although the primary may not: connections and statements that it ends (08, 57P; 40001 if its recovery had
 * to remove rows that the statement needed), and what it cannot know before it has replayed a migration.
 */
const REFUSED = /^(08...|57P0.|40001|25006|42P01|42703|42883|42501)$/;
const isSqlState = (code: string | undefined) => code !== undefined && /^[0-9A-Z]{5}$/.test(code);

type Pool = pg.Pool;
type Act<T> = (pool: Pool) => Promise<T>;

/** Serves reads that may be a little old from a replica, and from the primary whenever the replica will not do. */
@Injectable()
export class Replica implements OnApplicationBootstrap, OnApplicationShutdown {
  /** Milliseconds. */
  private readonly limits = { lag: MOST_LAG_MS };
  private readonly lag = new ReplicaLag(MOST_LAG_MS);
  private readonly own = new OwnWrites();
  private readonly pools: ReplicaPools | null;
  private readonly primary: Pool;
  private state: 'unknown' | 'up' | 'down' = 'unknown';
  private lost = outage();
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;

  constructor(
    { staff, replica }: Pools,
    private readonly metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.primary = staff;
    this.pools = replica;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.pools) await this.poll(this.pools);
  }

  onApplicationShutdown(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  /** Runs a read whose rows may be old by up to half a minute, but never older than what the user has written or been told of. */
  async read<T>(userId: string, act: Act<T>): Promise<T> {
    if (!this.pools) return act(this.primary);
    const cause = await this.causeAgainst(this.pools, userId);
    if (cause === null) {
      try {
        const answer = await Promise.race([act(this.pools.reads), this.lost.promise]);
        this.metrics.replicaRead('replica');
        return answer;
      } catch (error) {
        if (!isRefused(error)) throw error;
        if (!isSqlState(sqlState(error))) this.isLost(error);
      }
    }
    this.metrics.replicaRead(cause ?? 'refused');
    return act(this.primary);
  }

  /** Notes that the user has just committed something, for this process and, by a header of the response, for the others. */
  async wrote(userId: string): Promise<void> {
    if (!this.pools) return;
    const position = await this.noteNow(userId);
    const context = currentContext();
    if (context && position !== undefined) context.wroteUpTo = walText(position);
  }

  /** Notes that the user is about to be told of a change, which they must find when they read again. */
  async willTell(userId: string): Promise<void> {
    if (this.pools) await this.noteNow(userId);
  }

  /** @returns undefined if the primary does not say, so that it serves the user until no replica can be that far behind */
  private async noteNow(userId: string): Promise<WalPosition | undefined> {
    const position = await primaryPosition(this.primary).catch(() => undefined);
    this.own.note(userId, position ?? UNREACHED, performance.now());
    return position;
  }

  private async causeAgainst(pools: ReplicaPools, userId: string) {
    if (this.state !== 'up') return 'down';
    if (this.lag.ms(performance.now()) > this.limits.lag) return 'lagging';
    return (await this.shows(pools, this.wanted(userId))) ? null : 'own_write';
  }

  /** What this process knows of the user's writes, and what the client has been told by another one. */
  private wanted(userId: string): WalPosition {
    const [here, elsewhere] = [this.own.of(userId), walPosition(currentContext()?.seenUpTo ?? '') ?? 0n];
    return here > elsewhere ? here : elsewhere;
  }

  private async shows({ watch }: ReplicaPools, position: WalPosition): Promise<boolean> {
    const until = performance.now() + OWN_WRITE_MS;
    while (position > this.lag.replayed) {
      if (position === UNREACHED || performance.now() > until) return false;
      const replayed = await replayedPosition(watch).catch(() => undefined);
      if (replayed === undefined) return false;
      this.lag.noteReplayed(replayed);
      if (position > replayed) await sleep(LOOK_AGAIN_MS);
    }
    return true;
  }

  private async poll(pools: ReplicaPools): Promise<void> {
    const at = performance.now();
    try {
      const primary = await primaryPosition(this.primary);
      if (this.state !== 'up') await assertStaffLogin(pools.watch);
      const replayed = await replayedPosition(pools.watch);
      this.lag.notePrimary(at, primary);
      this.lag.noteReplayed(replayed);
      this.own.forget(replayed, at - MOST_LAG_MS - POLL_MS);
      this.metrics.replicaLag(this.lag.ms(at) / 1000);
      this.isBack();
    } catch (error) {
      this.isLost(error);
    }
    if (!this.isStopped) this.timer = setTimeout(() => void this.poll(pools), POLL_MS).unref();
  }

  private isBack(): void {
    if (this.state === 'up') return;
    this.state = 'up';
    this.lost = outage();
    this.logger.info('the replica serves reads');
  }

  /** Whoever waits for it is served by the primary. */
  private isLost(error: unknown): void {
    if (this.state === 'down') return;
    this.state = 'down';
    this.lag.forget();
    this.metrics.replicaLag(Infinity);
    this.lost.end();
    this.logger.warn(
      { reason: (error as Error).message },
      'the replica does not serve reads; the primary does',
    );
  }
}

/** Beyond every position. */
const UNREACHED: WalPosition = 1n << 64n;

class ReplicaLost extends Error {}

/** A promise that fails when the replica is lost. */
function outage(): { readonly promise: Promise<never>; readonly end: () => void } {
  let end = (): void => undefined;
  const promise = new Promise<never>((_resolve, reject) => {
    end = () => reject(new ReplicaLost('The replica was lost.'));
  });
  promise.catch(() => undefined);
  return { promise, end };
}

/** Errors without an SQLSTATE are those of connections. */
function isRefused(error: unknown): boolean {
  const code = sqlState(error);
  return code === undefined || !isSqlState(code) || REFUSED.test(code);
}

async function primaryPosition(pool: Pool): Promise<WalPosition> {
  return positionIn(pool, 'select pg_current_wal_insert_lsn() as position');
}

/** @throws Error if the server is no replica */
async function replayedPosition(pool: Pool): Promise<WalPosition> {
  return positionIn(
    pool,
    'select case when pg_is_in_recovery() then pg_last_wal_replay_lsn() end as position',
  );
}

async function positionIn(pool: Pool, text: string): Promise<WalPosition> {
  const { rows } = await pool.query<{ position: string | null }>(text);
  const position = walPosition(rows[0]?.position ?? '');
  if (position === undefined) throw new Error('The server of DATABASE_REPLICA_URL is not a replica.');
  return position;
}
