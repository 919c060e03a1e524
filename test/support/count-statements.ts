import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { type Logger, DataSource } from 'typeorm';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { Transactions, type Tx } from '../../src/platform/database/tx.js';
import type { TestApp } from './app.js';

/**
 * Counts the statements for reads while something runs.
 * @returns how many of them were sent to PostgreSQL
 */
export async function countReads(act: () => Promise<unknown>): Promise<number> {
  // The original method is restored, and called on the same client.
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
 * Returns the statements that the given function sends, and no others: jobs run in the same process meanwhile.
 * @param about the tables of interest
 */
export async function statementsAbout(
  app: Pick<TestApp, 'nest'>,
  about: RegExp,
  act: () => Promise<unknown>,
): Promise<string[]> {
  const statements = await logged(app, act);
  return statements.filter((text) => about.test(text));
}

/** Returns the statements of a use case, without the begin and commit of its transaction. */
export async function statementsOf(app: TestApp, act: (tx: Tx) => Promise<unknown>): Promise<string[]> {
  return app.nest.get(Transactions).run(SYSTEM, (tx) => logged(app, () => act(tx)));
}

async function logged(app: Pick<TestApp, 'nest'>, act: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const acting = new AsyncLocalStorage<boolean>();
  const logger: Logger = {
    ...{ logQueryError: nothing, logQuerySlow: nothing, logSchemaBuild: nothing, logMigration: nothing },
    log: nothing,
    logQuery: (text) => {
      if (acting.getStore()) statements.push(text);
    },
  };
  const dataSource = app.nest.get(DataSource);
  const previous = dataSource.logger;
  dataSource.logger = logger;
  try {
    await acting.run(true, act);
  } finally {
    dataSource.logger = previous;
  }
  return statements;
}
