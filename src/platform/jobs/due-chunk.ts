import { SYSTEM } from '../../kernel/viewer.js';
import type { Transactions, Tx } from '../database/tx.js';
import { type DueWork, separateDueWork } from '../due/due-work.js';

/** Due work of several subjects that a job does together. */
export interface DueChunk extends Pick<DueWork, 'kind' | 'dueAt'> {
  readonly subjects: readonly string[];
}

/**
 * Does the work of all subjects in one transaction. If it fails, of one after the other: those that fail then get a job of their
 * own, so that they keep nobody else waiting.
 * @throws the failure, if it is the work of one subject
 */
export async function doTogether(
  transactions: Transactions,
  { subjects, ...work }: DueChunk,
  act: (tx: Tx, subjects: readonly string[]) => Promise<void>,
): Promise<void> {
  const together = (some: readonly string[]) => transactions.run(SYSTEM, (tx) => act(tx, some));
  if (subjects.length === 1) return together(subjects);
  try {
    await together(subjects);
  } catch {
    const failed: string[] = [];
    for (const subject of subjects) await together([subject]).catch(() => failed.push(subject));
    await transactions.run(SYSTEM, (tx) => separateDueWork(tx, work, failed));
  }
}
