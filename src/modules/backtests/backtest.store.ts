import { IsNull } from 'typeorm';
import { newId } from '../../kernel/ids.js';
import { type Tx, query } from '../../platform/database/tx.js';
import { planDueWork } from '../../platform/due/due-work.js';
import { BacktestDifferenceEntity, BacktestEntity } from './backtest.entity.js';
import { BACKTEST_DUE } from './backtests.events.js';
import { EMPTY_TALLY } from './domain/tally.js';

/** Starts wait for each other until this transaction has ended, so that they see each other's backtests. */
export async function lockStarts(tx: Tx): Promise<void> {
  await query(tx, `select pg_advisory_xact_lock(hashtext('causeway.backtest'))`);
}

export function countUnfinished(tx: Tx): Promise<number> {
  return tx.db.countBy(BacktestEntity, { endedAt: IsNull() });
}

/** Inserts a backtest whose job starts at once. @returns its UUID */
export async function insertBacktest(
  tx: Tx,
  wanted: Pick<BacktestEntity, 'modelId' | 'fromOn' | 'toOn' | 'outcome'>,
): Promise<string> {
  const id = newId();
  await tx.db.insert(BacktestEntity, {
    ...{ id, ...wanted, state: 'WAITING', engagementsTotal: 0, engagementsDone: 0, lastEngagementId: null },
    ...{ modelTally: EMPTY_TALLY, activeTally: EMPTY_TALLY },
    ...{ createdBy: tx.actor.name, createdAt: tx.now, endedAt: null },
  });
  await planDueWork(tx, { kind: BACKTEST_DUE, subject: id, dueAt: tx.now });
  return id;
}

/** @returns null if there is none; else nothing else changes it until this transaction has ended */
export function lockBacktest(tx: Tx, id: string): Promise<BacktestEntity | null> {
  return tx.db.findOne(BacktestEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

export async function updateBacktest(tx: Tx, id: string, changes: Partial<BacktestEntity>): Promise<void> {
  await tx.db.update(BacktestEntity, id, changes);
}

export async function insertDifferences(
  tx: Tx,
  differences: readonly BacktestDifferenceEntity[],
): Promise<void> {
  if (differences.length > 0) await tx.db.insert(BacktestDifferenceEntity, [...differences]);
}
