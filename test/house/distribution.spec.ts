import pg from 'pg';
import { cloneDatabase, type TestDatabase } from '../support/cluster.js';
import { DISTRIBUTION, OBSTACLES } from './distribution.js';
import { OWNERS } from './table-owners.js';

const { distributed, reference, local } = DISTRIBUTION;

let database: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await cloneDatabase();
  owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  await owner.query("select open_usage_month('2026-12-01')");
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

/** What the catalogue says after the statement, which is undone. */
async function obstaclesAfter(change: string): Promise<string[]> {
  try {
    await owner.query(`begin; ${change}`);
    const { rows } = await owner.query<{ name: string; obstacle: string }>(OBSTACLES, [
      distributed,
      reference,
    ]);
    return rows.map(({ name, obstacle }) => `${name}: ${obstacle}`);
  } finally {
    await owner.query('rollback');
  }
}

describe('tables of usage', () => {
  it('are each distributed by partner or stay on the coordinator', () => {
    expect([...distributed, ...local].sort()).toEqual([...OWNERS['modules/usage']!].sort());
  });

  it('that are distributed by partner have nothing that prevents it', async () => {
    expect(await obstaclesAfter('select 1')).toEqual([]);
  });
});

describe('the check', () => {
  it.each([
    [
      'a partner that may be missing',
      'alter table usage_daily alter partner_id drop not null',
      'may be null',
    ],
    ['no partner', 'alter table usage_daily drop partner_id cascade', 'does not exist'],
    [
      'a unique index without the partner',
      'create unique index wrong on usage_daily (credential_id, day)',
      'wrong',
    ],
    [
      'an exclusion without the partner',
      'alter table usage_application_daily add constraint apart exclude using btree (application_id with =)',
      'without partner_id: apart',
    ],
    [
      'a foreign key to a table on the coordinator',
      'alter table usage_daily add constraint far foreign key (partner_id) references app_user (id)',
      'neither with partner_id nor to a reference table: far',
    ],
    [
      'a foreign key to another partner',
      `alter table usage_application_daily add unique (application_id, partner_id);
       alter table usage_daily add constraint crossed foreign key (partner_id, application_id)
         references usage_application_daily (application_id, partner_id)`,
      'crossed',
    ],
    [
      'a foreign key from a table on the coordinator',
      `alter table usage_application_daily add unique (partner_id);
       alter table blocker add constraint back foreign key (partner_id) references usage_application_daily (partner_id)`,
      'referenced by a table that is not distributed: back',
    ],
    [
      'a trigger',
      `create trigger watch before update on usage_daily for each row
         execute function suppress_redundant_updates_trigger()`,
      'trigger: watch',
    ],
    ['a rule', 'create rule quiet as on delete to usage_application_daily do instead nothing', 'rule: quiet'],
    [
      'a sequence',
      'alter table usage_application_daily add position bigserial',
      'default of a column: position',
    ],
    [
      'partitions of partitions',
      `create table deep (like usage_daily including constraints) partition by range (day);
       alter table usage_daily attach partition deep for values from ('2031-01-01') to ('2031-02-01')`,
      'partitions of partitions',
    ],
  ])('finds %s', async (_case, change, finding) => {
    expect(await obstaclesAfter(change)).toContainEqual(expect.stringContaining(finding));
  });

  it('allows a foreign key to a reference table', async () => {
    const change = 'alter table usage_application_daily add foreign key (partner_id) references partner';
    expect(await obstaclesAfter(change)).toEqual([]);
  });
});
