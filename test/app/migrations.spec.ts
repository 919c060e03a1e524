import { type QueryRunner, DataSource, getMetadataArgsStorage } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import '../../src/app.module.js';
import { entityDrift } from '../../src/platform/database/entity-drift.js';
import { migrate } from '../../src/platform/database/migrations.js';
import { SnakeCaseNaming } from '../../src/platform/database/naming.js';
import { roundTrip } from '../../src/platform/database/round-trip.js';
import { type TestDatabase, cloneDatabase, cluster } from '../support/cluster.js';
import { query } from '../support/query.js';

const tables = ['app_user', 'partner'];
const entities = getMetadataArgsStorage()
  .tables.filter((table) => tables.includes(table.name ?? ''))
  .map((table) => table.target);

async function driftAfter(database: TestDatabase, change: string): Promise<string[]> {
  const dataSource = new DataSource({
    ...{ type: 'postgres', url: database.ownerUrl, entities },
    namingStrategy: new SnakeCaseNaming(),
  });
  await dataSource.initialize();
  try {
    if (change) await dataSource.query(change);
    return await entityDrift(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

describe('the comparison of entities with tables', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await cloneDatabase();
  });
  afterEach(() => database.drop());

  it.each([
    ['nothing without drift', '', []],
    [
      'a column that may hold null',
      'alter table partner alter name drop not null',
      ['PartnerEntity.name is text not null, its column is text null'],
    ],
    [
      'a column of another type',
      'alter table partner alter version type bigint',
      ['PartnerEntity.version is integer not null, its column is bigint not null'],
    ],
    [
      'a column that holds a list',
      'alter table partner alter region type text[] using array[region]',
      ['PartnerEntity.region is text not null, its column is text[] not null'],
    ],
    [
      'a column that does not exist',
      'alter table partner rename time_zone to zone',
      [
        'PartnerEntity.timeZone: partner has no column time_zone',
        'PartnerEntity lacks partner.zone, which every insert must set',
      ],
    ],
    [
      'a table that does not exist',
      'alter table app_user rename to login',
      ['UserEntity: there is no table app_user'],
    ],
    ['no column that inserts may omit', 'alter table partner add note text', []],
  ])('finds %s', async (_name, change, findings) => {
    expect(await driftAfter(database, change)).toEqual(findings);
  });
});

class Careful1795305609001 {
  up = (runner: QueryRunner) => runner.query('create table careful (id uuid primary key)');
  down = (runner: QueryRunner) => runner.query('drop table careful');
}
class Careless1795305609002 {
  up = (runner: QueryRunner) =>
    runner.query(`create table left_behind (id int);
      create function forgotten() returns int language sql as 'select 1'`);
  down = () => Promise.resolve();
}

describe('reverting the migrations', () => {
  const name = `test_round_trip_${process.pid}`;
  beforeEach(async () => {
    await query(cluster.superUrl, `create database ${name} owner causeway_owner`);
  });
  afterEach(async () => {
    await query(cluster.superUrl, `drop database ${name} with (force)`);
  });

  it.each([
    ['nothing of the product’s', [...MIGRATIONS], []],
    ['nothing of a migration that reverts everything', [Careful1795305609001], []],
    [
      'what a careless migration forgets',
      [Careful1795305609001, Careless1795305609002],
      ['function forgotten', 'table left_behind', 'type _left_behind', 'type left_behind'],
    ],
  ])('leaves %s', async (_name, migrations, left) => {
    const ownerUrl = cluster.ownerUrl.replace(/\/[^/]*$/, `/${name}`);
    expect(await roundTrip({ ownerUrl, migrations })).toEqual(left);
  });
});

describe('a migration run on a database in use', () => {
  it('does not touch what BullMQ has created with the application login', async () => {
    const database = await cloneDatabase();
    try {
      await query(database.appUrl, 'create sequence bullmq.bullmq_jid_of_a_queue');
      expect(await migrate({ ownerUrl: database.ownerUrl, migrations: MIGRATIONS })).toEqual([]);
    } finally {
      await database.drop();
    }
  });
});
