import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { type LocalDate, localDay } from '../../kernel/local-date.js';
import { type Actor, actorOf, type Viewer } from '../../kernel/viewer.js';
import { currentContext } from '../base/request-context.js';
import { ConnectionShares } from './connection-shares.js';
import { AfterCommit } from './after-commit.js';
import type { Signal } from './signal.js';
import { sqlState } from './sql-state.js';

/** One transaction of one use case: its rows, its instant and on whose behalf it runs. */
export interface Tx {
  readonly db: EntityManager;
  /** The Clock's instant, read once when the transaction began. */
  readonly now: Date;
  readonly actor: Actor;
  readonly requestId: string | null;
  /** What every process is told of once it has committed. */
  readonly signals: Signal[];
}

/** serialization_failure and deadlock_detected: PostgreSQL asks for the transaction to be tried again. */
const TRY_AGAIN = new Set(['40001', '40P01']);
const ATTEMPTS = 4;

@Injectable()
export class Transactions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly afterCommit: AfterCommit,
    private readonly shares: ConnectionShares,
  ) {}

  /** Runs what a user asked for, when their share of the connections has room for it. */
  runFor<T>(viewer: Viewer, act: (tx: Tx) => Promise<T>): Promise<T> {
    return this.shares.write(viewer, () => this.run(actorOf(viewer), act));
  }

  /** Runs the use case in one transaction; whatever it throws rolls everything back. */
  async run<T>(actor: Actor, act: (tx: Tx) => Promise<T>, attempt = 1): Promise<T> {
    const requestId = currentContext()?.requestId ?? null;
    const signals: Signal[] = [];
    try {
      const result = await this.dataSource.transaction((db) =>
        act({ db, now: this.clock.now(), actor, requestId, signals }),
      );
      this.afterCommit.publish(signals);
      return result;
    } catch (error) {
      if (attempt >= ATTEMPTS || !TRY_AGAIN.has(sqlState(error) ?? '')) throw error;
      return this.run(actor, act, attempt + 1);
    }
  }
}

/**
 * The instant at which a use case ends what it found going on. Whoever waited for a lock read the clock before that, and
 * the clocks of two processes may differ by more than the time between their turns: nothing ends before it began.
 */
export function instantAfter({ now }: Tx, ...begun: readonly { readonly since: Date }[]): Date {
  return begun.reduce((latest, { since }) => (since > latest ? since : latest), now);
}

/** The day that it is at the use case's instant where an engagement, or an engineer, is. */
export function todayOf({ now }: Tx, { timeZone }: { readonly timeZone: string }): LocalDate {
  return localDay(now, timeZone);
}

/** @returns the constraint a unique violation names, or undefined for every other error */
export function violatedConstraint(error: unknown): string | undefined {
  if (sqlState(error) !== '23505' || !(error instanceof QueryFailedError)) return undefined;
  return String((error.driverError as Error & { constraint?: string }).constraint);
}

/** Runs a statement in the use case's transaction; every value is bound. */
export async function query<R>(tx: Tx, text: string, values: readonly unknown[] = []): Promise<R[]> {
  const result: unknown = await tx.db.query(text, [...values]);
  return rowsOf<R>(result);
}

/**
 * Runs a statement that a connection prepares once: for those that cost as much to plan as to run.
 * @param name of the text, which is always the same
 */
export async function preparedQuery<R extends object>(
  tx: Tx,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<R[]> {
  const runner = tx.db.queryRunner!;
  const client = (await runner.connect()) as pg.ClientBase;
  // It goes past TypeORM, which would have told its logger.
  tx.db.connection.logger.logQuery(text, [...values], runner);
  const { rows } = await client.query<R & pg.QueryResultRow>({ name, text, values: [...values] });
  return rows;
}

/** TypeORM answers UPDATE and DELETE with [rows, count] and every other statement with its rows. */
function rowsOf<R>(result: unknown): R[] {
  if (!Array.isArray(result)) return [];
  const isPair = result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number';
  return (isPair ? result[0] : result) as R[];
}
