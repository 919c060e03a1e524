import pg from 'pg';
import { type Logger, DataSource, type QueryRunner } from 'typeorm';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { Transactions, type Tx } from '../../src/platform/database/tx.js';
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
  app: Pick<TestApp, 'nest'>,
  about: RegExp,
  act: () => Promise<unknown>,
): Promise<string[]> {
  const statements = await logged(app, act);
  return statements.map(({ text }) => text).filter((text) => about.test(text));
}

/** Tells the statements between the begin and the commit of one transaction, and nobody else's. */
export async function statementsOf(app: TestApp, act: (tx: Tx) => Promise<unknown>): Promise<string[]> {
  let statements: Statement[] = [];
  await app.nest.get(Transactions).run(SYSTEM, async (tx) => {
    const all = await logged(app, () => act(tx));
    statements = all.filter(({ runner }) => runner === tx.db.queryRunner);
  });
  return statements.map(({ text }) => text);
}

interface Statement {
  readonly text: string;
  readonly runner: QueryRunner | undefined;
}

async function logged(app: Pick<TestApp, 'nest'>, act: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const logger: Logger = {
    ...{ logQueryError: nothing, logQuerySlow: nothing, logSchemaBuild: nothing, logMigration: nothing },
    log: nothing,
    logQuery: (text: string, _values, runner) => void statements.push({ text, runner }),
  };
  const dataSource = app.nest.get(DataSource);
  const previous = dataSource.logger;
  dataSource.logger = logger;
  try {
    await act();
  } finally {
    dataSource.logger = previous;
  }
  return statements;
}
