import { DataSource } from 'typeorm';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { readTogether, withInstants } from '../../src/platform/database/read-together.js';
import {
  preparedQuery,
  query,
  runIn,
  type Tx,
  violatedConstraint,
  write,
} from '../../src/platform/database/tx.js';
import type { Write } from '../../src/platform/database/write.js';
import { type TestDatabase, cloneDatabase } from '../support/cluster.js';
import { query as asOwner } from '../support/query.js';
import { statementsSent } from '../support/sent-statements.js';

const insert = (table: string, id: number): Write => ({
  table,
  text: (bind) => `insert into ${table} (id) values (${bind(id)})`,
});
const raise = (table: string, by: number): Write => ({
  table,
  text: (bind) => `update ${table} set id = id + ${bind(by)}::int`,
});

describe('the writes of a transaction', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await cloneDatabase();
    await asOwner(
      database.ownerUrl,
      `create table one (id int primary key); create table other (id int primary key references one);
       grant select, insert, update on one, other to causeway_app`,
    );
    dataSource = await new DataSource({ type: 'postgres', url: database.appUrl }).initialize();
  });
  beforeEach(() => asOwner(database.ownerUrl, 'truncate one, other'));
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const facts = { now: new Date('2026-12-01T00:00:00Z'), actor: SYSTEM, requestId: null, signals: [] };
  const transaction = <T>(act: (tx: Tx) => Promise<T>): Promise<T> =>
    dataSource.transaction((db) => runIn(db, facts, act));
  /** The statements of a transaction, without begin and commit. */
  const sent = async (act: (tx: Tx) => Promise<unknown>): Promise<string[]> =>
    (await statementsSent(() => transaction(act))).slice(1, -1);
  const stored = async (table: string): Promise<number[]> =>
    (await dataSource.query<{ id: number }[]>(`select id from ${table} order by id`)).map(({ id }) => id);

  it('are sent at its end, as one statement, whatever the order of their rows', async () => {
    const statements = await sent(async (tx) => {
      await write(tx, insert('other', 1));
      await write(tx, insert('one', 1));
    });
    expect(statements).toHaveLength(1);
    expect([await stored('one'), await stored('other')]).toEqual([[1], [1]]);
  });

  it('are sent in turn if they are of one table, so that each sees the one before', async () => {
    const statements = await sent((tx) => write(tx, insert('one', 1), raise('one', 1), raise('one', 10)));
    expect(statements).toHaveLength(3);
    expect(await stored('one')).toEqual([12]);
  });

  it('are sent in turn if they are added at once', async () => {
    await transaction(async (tx) => {
      await write(tx, insert('one', 1));
      await Promise.all([1, 10, 100].map((by) => write(tx, raise('one', by))));
    });
    expect(await stored('one')).toEqual([112]);
  });

  it.each<[string, (tx: Tx) => Promise<readonly unknown[]>]>([
    ['a query', (tx) => query(tx, 'select id from one')],
    ['a prepared query', (tx) => preparedQuery(tx, 'ids', 'select id from one', [])],
    ['the entity manager', (tx) => tx.db.query('select id from one')],
  ])('are seen by %s after them', async (_name, read) => {
    expect(
      await transaction(async (tx) => {
        await write(tx, insert('one', 7));
        return read(tx);
      }),
    ).toEqual([{ id: 7 }]);
  });

  it('are not sent by a transaction that fails', async () => {
    const failing = transaction(async (tx) => {
      await write(tx, insert('one', 1));
      throw new Error('Refused.');
    });
    await expect(failing).rejects.toThrow('Refused.');
    expect(await stored('one')).toEqual([]);
  });

  it.each<[string, (tx: Tx) => unknown]>([
    ['at its end', () => undefined],
    ['before another statement', (tx) => tx.db.query('select 1')],
  ])('roll it back if they violate a constraint %s, which is what it throws', async (_when, next) => {
    await transaction((tx) => write(tx, insert('one', 1)));
    const failing = transaction(async (tx) => {
      await write(tx, insert('one', 1));
      await next(tx);
    });
    const error: unknown = await failing.catch((thrown: unknown) => thrown);
    expect(violatedConstraint(error)).toBe('one_pkey');
    expect(await stored('one')).toEqual([1]);
  });

  it('leave the connection usable after a failure', async () => {
    await transaction((tx) => write(tx, insert('other', 5))).catch(() => undefined);
    await transaction((tx) => write(tx, insert('one', 5)));
    expect(await stored('one')).toEqual([5]);
  });

  it('are read together with what they wrote, with instants as such', async () => {
    const queryOf = (name: string, at: string) => ({
      ...{ name, text: `select id, $1::timestamptz as at from one`, values: [at] },
      fromJson: withInstants<{ id: number; at: Date }>('at'),
    });
    const rows = await transaction(async (tx) => {
      await write(tx, insert('one', 3));
      return readTogether(tx, {
        first: queryOf('first', '2026-01-01T00:00:00Z'),
        second: queryOf('second', '2026-12-31T23:59:59.999Z'),
      });
    });
    expect(rows).toEqual({
      first: [{ id: 3, at: new Date('2026-01-01T00:00:00Z') }],
      second: [{ id: 3, at: new Date('2026-12-31T23:59:59.999Z') }],
    });
  });
});
