import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { type LocalDate, localDay } from '../../kernel/local-date.js';
import { type Actor, actorOf, type Viewer } from '../../kernel/viewer.js';
import { currentContext } from '../base/request-context.js';
import { ConnectionShares } from './connection-shares.js';
import { AfterCommit } from './after-commit.js';
import { Replica } from './replica.js';
import type { Signal } from './signal.js';
import { sqlState } from './sql-state.js';
import { WriteQueue } from './write-queue.js';
import type { Write } from './write.js';

/** The transaction of one use case, with its instant and the actor it runs for. */
export interface Tx {
  /** Sends the waiting writes first, so that whatever follows sees them. */
  readonly db: EntityManager;
  readonly writes: WriteQueue;
  /** The Clock's instant, read once at the start of the transaction. */
  readonly now: Date;
  readonly actor: Actor;
  readonly requestId: string | null;
  /** Published to all processes after the commit. */
  readonly signals: Signal[];
}

/** serialization_failure and deadlock_detected, after which a transaction can be retried. */
const RETRYABLE = new Set(['40001', '40P01']);
const MAX_ATTEMPTS = 4;

@Injectable()
export class Transactions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly afterCommit: AfterCommit,
    private readonly shares: ConnectionShares,
    private readonly replica: Replica,
  ) {}

  /** Runs a user's request in one transaction, once their share of the connections allows it. */
  async runFor<T>(viewer: Viewer, act: (tx: Tx) => Promise<T>): Promise<T> {
    const result = await this.shares.write(viewer, () => this.run(actorOf(viewer), act));
    await this.replica.wrote(viewer.userId);
    return result;
  }

  /** Runs `act` in one transaction. Any error rolls it back; serialization failures and deadlocks are retried. */
  async run<T>(actor: Actor, act: (tx: Tx) => Promise<T>, attempt = 1): Promise<T> {
    const requestId = currentContext()?.requestId ?? null;
    const signals: Signal[] = [];
    try {
      const result = await this.dataSource.transaction((db) =>
        runIn(db, { now: this.clock.now(), actor, requestId, signals }, act),
      );
      this.afterCommit.publish(signals);
      return result;
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || !RETRYABLE.has(sqlState(error) ?? '')) throw error;
      return this.run(actor, act, attempt + 1);
    }
  }
}

type Facts = Omit<Tx, 'db' | 'writes'>;

/** Runs a use case in an open transaction, and sends the writes that are left. */
export async function runIn<T>(db: EntityManager, facts: Facts, act: (tx: Tx) => Promise<T>): Promise<T> {
  const writes = await WriteQueue.of(db);
  try {
    const result = await act(txOf(writes, facts));
    await writes.flush();
    return result;
  } catch (error) {
    throw await writes.causeOf(error);
  }
}

function txOf(writes: WriteQueue, facts: Facts): Tx {
  return {
    ...{ now: facts.now, actor: facts.actor, requestId: facts.requestId, signals: facts.signals },
    writes,
    get db() {
      writes.send();
      return writes.db;
    },
  };
}

/** The same transaction, as of another instant or for another actor. */
export function txAs({ writes, now, actor, requestId, signals }: Tx, changed: Partial<Facts>): Tx {
  return txOf(writes, { now, actor, requestId, signals, ...changed });
}

/**
 * Writes in the use case's transaction, together with its other writes. No write of a use case may depend on what an earlier one
 * on another table does; constraints are checked at the end of the statement.
 */
export function write(tx: Tx, ...writes: readonly Write[]): Promise<void> {
  return tx.writes.add(writes);
}

/**
 * The end of an interval that is being closed: now, but never before its start. `now` can be earlier than the start, because
 * it was read before waiting for the lock, and because the clocks of processes differ.
 */
export function instantAfter({ now }: Tx, ...begun: readonly { readonly since: Date }[]): Date {
  return begun.reduce((latest, { since }) => (since > latest ? since : latest), now);
}

/** Today at the transaction's instant, in the time zone of an engagement or engineer. */
export function todayOf({ now }: Tx, { timeZone }: { readonly timeZone: string }): LocalDate {
  return localDay(now, timeZone);
}

/** @returns the name of the violated unique constraint, or undefined for any other error */
export function violatedConstraint(error: unknown): string | undefined {
  if (sqlState(error) !== '23505') return undefined;
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return String((cause as Error & { constraint?: string }).constraint);
}

/** Runs a statement with bound values in the use case's transaction. */
export async function query<R>(tx: Tx, text: string, values: readonly unknown[] = []): Promise<R[]> {
  await tx.writes.flush();
  const result: unknown = await tx.db.query(text, [...values]);
  return rowsOf<R>(result);
}

/**
 * Runs a prepared statement: worth it if planning costs as much as running.
 * @param name identifies the statement; the same name must always come with the same text
 */
export async function preparedQuery<R extends object>(
  tx: Tx,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<R[]> {
  await tx.writes.flush();
  const runner = tx.db.queryRunner!;
  const client = (await runner.connect()) as pg.ClientBase;
  // This bypasses TypeORM, so log the query here.
  tx.db.connection.logger.logQuery(text, [...values], runner);
  const { rows } = await client.query<R & pg.QueryResultRow>({ name, text, values: [...values] });
  return rows;
}

/**
 * For the rest of the transaction, PostgreSQL plans prepared statements once per connection instead of at each run: worth it for a
 * large statement whose best plan does not depend on its values. By itself PostgreSQL would plan one with array parameters anew
 * each time, as it knows their lengths.
 */
export async function preferGenericPlans(tx: Tx): Promise<void> {
  const text = "select set_config('plan_cache_mode', 'force_generic_plan', true)";
  await preparedQuery(tx, 'prefer_generic_plans', text, []);
}

/** TypeORM returns [rows, count] for UPDATE and DELETE, and the rows for every other statement. */
function rowsOf<R>(result: unknown): R[] {
  if (!Array.isArray(result)) return [];
  const isPair = result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number';
  return (isPair ? result[0] : result) as R[];
}
