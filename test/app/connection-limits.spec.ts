import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { Pools } from '../../src/platform/database/pools.js';
import { type TestDatabase, cloneDatabase } from '../support/cluster.js';
import { runtimeOn, startProbe } from '../support/probe.js';

const LIMITS = `select current_setting('statement_timeout') as statement,
  current_setting('idle_in_transaction_session_timeout') as idle`;

let database: TestDatabase;
let app: NestFastifyApplication;
beforeAll(async () => {
  database = await cloneDatabase();
  app = await startProbe(runtimeOn(database));
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

it('lets PostgreSQL cancel what runs, or idles in a transaction, for too long, on every kind of connection', async () => {
  const { staff, portal } = app.get(Pools);
  const [read] = (await staff.query(LIMITS)).rows;
  const [portalRead] = (await portal.query(LIMITS)).rows;
  const [written] = await app.get(DataSource).query(LIMITS);
  const limits = { statement: '15s', idle: '1min' };
  expect({ read, portalRead, written }).toEqual({ read: limits, portalRead: limits, written: limits });
});
