import { createHash } from 'node:crypto';
import { type Tx, preparedQuery } from './tx.js';

/** Binds a value and returns its placeholder. */
export type Bind = (value: unknown) => string;

/** Returns the SQL of an insert, update or delete on one table, with all values bound. */
export type Write = (bind: Bind) => string;

/**
 * Runs several writes as one statement, in one round trip. All of them see the tables as they were before, so none may depend
 * on another, and no two may touch the same row.
 */
export async function writeInOneStatement(tx: Tx, writes: readonly Write[]): Promise<void> {
  const values: unknown[] = [];
  const texts = writes.map((write) => write((value) => `$${values.push(value)}`));
  const last = texts.pop();
  if (last === undefined) return;
  const before = texts.map((text, index) => `write_${index} as (${text})`).join(', ');
  const text = before === '' ? last : `with ${before} ${last}`;
  await preparedQuery(tx, nameOf(text), text, values);
}

/** A hash, because PostgreSQL truncates long names; equal texts share a prepared statement. */
function nameOf(text: string): string {
  return `write_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
}
