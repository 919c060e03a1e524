import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

/** What concerns live subscribers follows the commit on a connection of its own, and no caller waits for it. */
const AFTERWARDS = /pg_notify/;

/**
 * Runs something and returns every statement that it sends to PostgreSQL, with any login: begin, settings, reads of the
 * response and commit included, the notification after the commit excluded. Jobs in the same process do not count.
 */
export async function statementsSent(act: () => Promise<unknown>): Promise<string[]> {
  const original = Object.getOwnPropertyDescriptor(pg.Client.prototype, 'query')!;
  const send = original.value as (...args: unknown[]) => unknown;
  const sent: string[] = [];
  const acting = new AsyncLocalStorage<boolean>();
  const noting = function (this: pg.Client, ...args: unknown[]): unknown {
    const [first] = args;
    const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text;
    if (acting.getStore() && text !== undefined && !AFTERWARDS.test(text)) sent.push(text);
    return send.apply(this, args);
  };
  Object.defineProperty(pg.Client.prototype, 'query', { ...original, value: noting });
  try {
    await acting.run(true, act);
  } finally {
    Object.defineProperty(pg.Client.prototype, 'query', original);
  }
  return sent;
}
