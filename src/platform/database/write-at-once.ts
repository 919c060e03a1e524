import { createHash } from 'node:crypto';
import { type Tx, preparedQuery } from './tx.js';

/** Binds a value and gives the place that stands for it in the text. */
export type Bind = (value: unknown) => string;

/** An insert, update or delete of one table, every value of it bound. */
export type Write = (bind: Bind) => string;

/**
 * Runs writes to several tables as one statement, which costs one trip however many there are. They all see the tables
 * as they were before, so that none may rest upon another, nor touch a row that another one touches.
 */
export async function writeAtOnce(tx: Tx, writes: readonly Write[]): Promise<void> {
  const values: unknown[] = [];
  const texts = writes.map((write) => write((value) => `$${values.push(value)}`));
  const last = texts.pop();
  if (last === undefined) return;
  const before = texts.map((text, index) => `write_${index} as (${text})`).join(', ');
  const text = before === '' ? last : `with ${before} ${last}`;
  await preparedQuery(tx, nameOf(text), text, values);
}

/** PostgreSQL cuts longer names off; the same text has the same name on every connection. */
function nameOf(text: string): string {
  return `write_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
}
