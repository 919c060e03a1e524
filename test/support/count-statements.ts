import pg from 'pg';
import { type Logger, DataSource } from 'typeorm';
import type { TestApp } from './app.js';

/**
 * Counts the statements that answer reads while something runs.
 * @returns how many of them PostgreSQL was sent
 */
export async function countReads(act: () => Promise<unknown>): Promise<number> {
  // The method is put back as it was, and called on the client that it was called on.
  const original = Object.getOwnPropertyDescriptor(pg.Client.prototype, 'query')!;
  const send = original.value as (...args: unknown[]) => unknown;
  let reads = 0;
  const counting = function (this: pg.Client, ...args: unknown[]): unknown {
    const [first] = args;
    const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text;
    if (text?.includes('as answer')) reads += 1;
    return send.apply(this, args);
  };
  Object.defineProperty(pg.Client.prototype, 'query', { ...original, value: counting });
  try {
    await act();
  } finally {
    Object.defineProperty(pg.Client.prototype, 'query', original);
  }
  return reads;
}

const nothing = () => undefined;

/**
 * Tells the use cases' own statements while something runs.
 * @param about the tables looked for, so that the queue's beat in between is not counted
 */
export async function statementsAbout(
  app: TestApp,
  about: RegExp,
  act: () => Promise<unknown>,
): Promise<string[]> {
  const statements: string[] = [];
  const logger: Logger = {
    ...{ logQueryError: nothing, logQuerySlow: nothing, logSchemaBuild: nothing, logMigration: nothing },
    ...{ log: nothing, logQuery: (text: string) => void statements.push(text) },
  };
  const dataSource = app.nest.get(DataSource);
  const previous = dataSource.logger;
  dataSource.logger = logger;
  await act();
  dataSource.logger = previous;
  return statements.filter((text) => about.test(text));
}
