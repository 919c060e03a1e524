import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { type Logger, DataSource } from 'typeorm';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { Transactions, type Tx } from '../../src/platform/database/tx.js';
import type { TestApp } from './app.js';

interface Sent {
  readonly text: string;
  readonly name: string | undefined;
  readonly values: readonly unknown[] | undefined;
}

/**
 * Counts the statements for reads while something runs.
 * @returns how many of them were sent to PostgreSQL
 */
export async function countReads(act: () => Promise<unknown>): Promise<number> {
  return (await sentDuring(act)).filter(({ text }) => text.includes('as answer')).length;
}

/** Returns the ids of the partners whose rows are read with the portal's login while something runs. */
export async function partnersReadAs(act: () => Promise<unknown>): Promise<unknown[]> {
  return (await sentDuring(act)).flatMap(({ name, values }) =>
    name === 'set_partner' ? (values ?? []) : [],
  );
}

async function sentDuring(act: () => Promise<unknown>): Promise<Sent[]> {
  // The original method is restored, and called on the same client.
  const original = Object.getOwnPropertyDescriptor(pg.Client.prototype, 'query')!;
  const send = original.value as (...args: unknown[]) => unknown;
  const sent: Sent[] = [];
  const noting = function (this: pg.Client, ...args: unknown[]): unknown {
    const [first] = args;
    const { text, name, values } = (
      typeof first === 'string' ? { text: first } : (first ?? {})
    ) as Partial<Sent>;
    if (text !== undefined) sent.push({ text, name, values });
    return send.apply(this, args);
  };
  Object.defineProperty(pg.Client.prototype, 'query', { ...original, value: noting });
  try {
    await act();
  } finally {
    Object.defineProperty(pg.Client.prototype, 'query', original);
  }
  return sent;
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
  return app.nest.get(Transactions).run(SYSTEM, (tx) =>
    logged(app, async () => {
      await act(tx);
      await tx.writes.flush();
    }),
  );
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
