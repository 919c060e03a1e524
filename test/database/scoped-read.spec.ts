import type pg from 'pg';
import { openPool } from '../../src/platform/database/pools.js';
import { readAsPartner } from '../../src/platform/database/scoped-read.js';
import { type TestDatabase, cloneDatabase } from '../support/cluster.js';
import { NORTHWIND_ID } from '../support/people.js';
import { query } from '../support/query.js';

/** Sends a notice whenever it runs; like a composed read, it may be merged with the query around it. */
const COUNTED = `create function answer() returns json language plpgsql stable as $$
  begin raise notice 'computed'; return '{}'; end $$`;

describe('an answer to a partner', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let computed = 0;
  beforeAll(async () => {
    database = await cloneDatabase();
    await query(database.ownerUrl, COUNTED);
    pool = openPool({
      url: database.portalUrl,
      max: 1,
      statementTimeoutMs: 5_000,
      onError: () => undefined,
    });
    pool.on('connect', (client) => client.on('notice', () => (computed += 1)));
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('is computed once', async () => {
    const statement = { text: 'select answer() as answer', values: [], name: undefined };
    expect(await readAsPartner(pool, NORTHWIND_ID, statement)).toBe('{}');
    expect(computed).toBe(1);
  });
});
