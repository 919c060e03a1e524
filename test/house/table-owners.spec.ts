import { cloneDatabase, type TestDatabase } from '../support/cluster.js';
import { query } from '../support/query.js';
import { misplacedEntities, misplacedSql, tablesReachedFor } from './check-tables.js';
import { sourcesOfProduct } from './src-files.js';
import { OWNERS } from './table-owners.js';

const sources = sourcesOfProduct();

describe('tables', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
  });
  afterAll(() => database.drop());

  it('have each one owner', async () => {
    const tables = await query<{ name: string }>(
      database.ownerUrl,
      `select c.relname::text as name from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition`,
    );
    const owned = Object.values(OWNERS).flat();
    expect(owned.sort()).toEqual(tables.map(({ name }) => name).sort());
  });

  it('have their entities in the module of their owner', () => {
    expect(misplacedEntities(sources)).toEqual([]);
  });

  it('are only written by their owner, and not read by anything below it', () => {
    expect(tablesReachedFor(sources)).toEqual([]);
  });

  it('are only used in SQL in stores, queries and fragments', () => {
    expect(misplacedSql(sources)).toEqual([]);
  });
});

const HEALTH = 'modules/health/planted.store.ts';
const sql = (text: string) => `export const text = \`${text}\`;\n`;

describe('the check for tables', () => {
  it.each([
    ['an insert', sql('insert into due_work (kind) values ($1)'), 'writes due_work'],
    ['an update', sql('update engagement set title = $1'), 'writes engagement'],
    ['an update by an alias', sql('update engagement as e set title = $1'), 'writes engagement'],
    ['an update over lines', sql('update engagement e\n  set title = $1'), 'writes engagement'],
    ['a delete', sql('delete from milestone where id = $1'), 'writes milestone'],
    ['a part of a with', sql('with gone as (delete from outbox returning id) select 1'), 'writes outbox'],
    ['an upsert', sql('insert into api_key as k (id) values ($1) on conflict do nothing'), 'writes api_key'],
    ['a text between quotes', "export const text = 'truncate partner';\n", 'writes partner'],
    ['a piece behind a gap', sql('${head} insert into upload (id) values (${id})'), 'writes upload'],
    ['an entity', 'await tx.db.insert(PlantedEntity, row);\n', 'writes playbook'],
    ['a queued insert', 'await write(tx, insertOf(PlantedEntity, [row]));\n', 'writes playbook'],
    ['a queued update', 'await write(tx, updateOf(PlantedEntity, id, row));\n', 'writes playbook'],
  ])('finds %s of a foreign table', (_case, source, finding) => {
    const entity = "@Entity('playbook')\nexport class PlantedEntity {}\n";
    const found = tablesReachedFor({ [HEALTH]: source, 'modules/playbooks/planted.entity.ts': entity });
    expect(found).toContainEqual(expect.stringContaining(`${HEALTH}:1 ${finding}, which belongs to`));
  });

  it('finds a write to a table whose name is built at run time', () => {
    const found = tablesReachedFor({ [HEALTH]: sql('update ${table} set title = $1') });
    expect(found).toEqual([`${HEALTH}:1 writes a table that is named at run time`]);
  });

  it.each([
    ['of a module above', 'modules/catalog/planted.query.ts', 'select 1 from engagement'],
    ['of a neighbour', 'modules/progress/planted.query.ts', 'select 1 from checklist_state'],
    [
      'that is joined',
      'modules/catalog/planted.query.ts',
      'select 1 from api_product p join partner q on true',
    ],
    ['behind a comma', 'modules/catalog/planted.query.ts', 'select 1 from api_product p, partner q'],
    ['in a subselect', 'modules/catalog/planted.query.ts', 'exists (select from blocker b where b.id = $1)'],
    ['of a module, by the platform', 'platform/jobs/planted.store.ts', 'select 1 from engagement'],
    ['of a layer above', 'platform/audit/planted.store.ts', 'select 1 from engagement_scope'],
    [
      'that another table is updated from',
      'modules/catalog/planted.store.ts',
      'update api_product p set name = q.name from partner q where q.id = $1',
    ],
    [
      'that another is deleted by',
      'modules/catalog/planted.store.ts',
      'delete from api_product p using partner q where q.id = $1',
    ],
  ])('finds a read of a table %s', (_case, path, text) => {
    expect(tablesReachedFor({ [path]: sql(text) })).toEqual([
      expect.stringMatching(/:1 reads \w+, which belongs to/),
    ]);
  });

  it.each([
    ['an own table', HEALTH, 'update health_snapshot set score = $1'],
    ['a read of one below', HEALTH, 'select 1 from engagement e join milestone m on m.engagement_id = e.id'],
    ['a read for update', HEALTH, 'select 1 from health_override for update of health_override'],
    [
      'an upsert of an own one',
      HEALTH,
      'insert into health_override (id) values ($1) on conflict (id) do update set id = $1',
    ],
    ['a comment', HEALTH, 'select 1 -- update engagement set title\n'],
    ['prose', 'kernel/planted.ts', 'What comes from partner or engagement.'],
    ['a read by a tool', 'embedded/planted.ts', 'select 1 from app_user'],
  ])('allows %s', (_case, path, text) => {
    expect(tablesReachedFor({ [path]: sql(text) })).toEqual([]);
  });

  it('allows descriptions', () => {
    const source =
      "export const field = { description: 'update engagement set a where b is deleted from partner' };\n";
    expect(tablesReachedFor({ 'modules/catalog/planted.graphql.ts': source })).toEqual([]);
  });

  it('finds an entity in another module', () => {
    const entity = "@Entity('playbook')\nexport class PlantedEntity {}\n";
    expect(misplacedEntities({ 'modules/health/planted.entity.ts': entity })).toEqual([
      'modules/health/planted.entity.ts maps playbook, which belongs to modules/playbooks',
    ]);
  });

  it.each(['planted.processor', 'planted.service', 'planted.mutation', 'planted.policy', 'domain/planted'])(
    'finds SQL in %s',
    (name) => {
      const path = `modules/health/${name}.ts`;
      expect(misplacedSql({ [path]: sql('select 1 from health_override') })).toEqual([`${path}:1`]);
    },
  );
});
