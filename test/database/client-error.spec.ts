import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { QueryRunnerAlreadyReleasedError } from 'typeorm';
import { AppError } from '../../src/kernel/errors.js';
import { clientError } from '../../src/platform/database/client-error.js';
import { type TestDatabase, cloneDatabase } from '../support/cluster.js';

const END_OF_THIS = 'select pg_terminate_backend(pg_backend_pid())';
const ask = (pool: pg.Pool) => pool.query('select 1');

describe('an error that the caller can do something about', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
  });
  afterAll(() => database.drop());

  const metBy = async (
    options: pg.PoolConfig,
    act: (pool: pg.Pool) => Promise<unknown>,
  ): Promise<unknown> => {
    const pool = new pg.Pool({ connectionString: database.appUrl, max: 1, ...options });
    try {
      return await act(pool).then(
        () => null,
        (error: unknown) => error,
      );
    } finally {
      await pool.end();
    }
  };
  const raising = (state: string) =>
    metBy({}, (pool) => pool.query(`do $$ begin raise sqlstate '${state}'; end $$`));

  it.each<[string, () => Promise<unknown>]>([
    [
      'a statement that took too long',
      () => metBy({ statement_timeout: 1 }, (pool) => pool.query('select pg_sleep(1)')),
    ],
    [
      'a pool without a free connection',
      () =>
        metBy({ connectionTimeoutMillis: 20 }, async (pool) => {
          const client = await pool.connect();
          await pool.connect().finally(() => client.release());
        }),
    ],
    ['a conflict with another transaction', () => raising('40001')],
    ['a deadlock', () => raising('40P01')],
    ['a full PostgreSQL', () => raising('53300')],
  ])('is %s: later, or less of it', async (_what, meet) => {
    expect(clientError(await meet())).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 5 });
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'a PostgreSQL that does not listen',
      () => metBy({ connectionString: 'postgres://x@127.0.0.1:1/x' }, ask),
    ],
    ['a PostgreSQL that is starting', () => raising('57P03')],
    ['a connection that an operator ended', () => metBy({}, (pool) => pool.query(END_OF_THIS))],
    ['a connection that was cut', () => Promise.resolve(new Error('Connection terminated unexpectedly'))],
    ['a transaction whose connection broke', () => Promise.resolve(new QueryRunnerAlreadyReleasedError())],
  ])('is %s: the same again, later', async (_what, meet) => {
    expect(clientError(await meet())).toMatchObject({ code: 'UNAVAILABLE', retryAfterSeconds: 5 });
  });

  it('may be a rejection with a message, but not an internal error', async () => {
    const refusal = new AppError('FORBIDDEN', 'Not for you.');
    expect(clientError(refusal)).toBe(refusal);
    expect(clientError(await raising('42P01'))).toBeNull();
    expect(clientError(new Error('timeout'))).toBeNull();
    const missing = await readFile('/nowhere').catch((error: unknown) => error);
    expect(missing).toMatchObject({ code: 'ENOENT' });
    expect(clientError(missing)).toBeNull();
  });
});
