import pg from 'pg';
import { Pools, openPool } from '../../src/platform/database/pools.js';
import { assertLeastPrivilege } from '../../src/platform/database/login-check.js';
import { readAsPartner } from '../../src/platform/database/scoped-read.js';
import { TestApp } from '../support/app.js';
import { cluster } from '../support/cluster.js';
import { GLOBEX_ID, NORTHWIND_ID } from '../support/people.js';
import { seedProduct, startIntegration } from '../support/seed-integrations.js';

const PARTNERS = [NORTHWIND_ID, GLOBEX_ID] as const;

describe('the second wall', () => {
  let app: TestApp;
  let owner: pg.Client;
  beforeAll(async () => {
    app = await TestApp.start();
    await seedProduct(app);
    for (const partner of PARTNERS) await startIntegration(app, partner, 'Goes live');
    owner = new pg.Client({ connectionString: app.database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  const portalPool = (max: number) =>
    openPool({ url: app.database.portalUrl, max, statementTimeoutMs: 5_000, onError: () => undefined }, true);
  const statement = (text: string, values: unknown[] = [], name?: string) => ({ text, values, name });
  const asPartner = async (act: (read: (text: string) => Promise<string | null>) => Promise<void>) => {
    const pool = portalPool(1);
    try {
      await act((text) => readAsPartner(pool, NORTHWIND_ID, statement(text)));
    } finally {
      await pool.end();
    }
  };
  /** Only the owner, who granted them, can see every privilege. */
  const rows = async <R extends object>(text: string): Promise<R[]> => (await owner.query<R>(text)).rows;

  it('grants the portal only columns of tables that a policy guards, and nothing else', async () => {
    const granted = await rows<{ name: string }>(`
      select distinct table_schema || '.' || table_name as name
      from information_schema.column_privileges where grantee in ('causeway_portal', 'PUBLIC')
        and table_schema not in ('pg_catalog', 'information_schema') order by 1`);
    const guarded = await rows<{ name: string }>(`
      select schemaname || '.' || tablename as name from pg_policies p
      where 'causeway_portal' = any(roles) and cmd = 'SELECT'
        and qual like '%NULLIF(current_setting(''causeway.partner_id''%'
        and (select relrowsecurity from pg_class c where c.oid = format('%I.%I', schemaname, tablename)::regclass)
      order by 1`);
    expect(granted).toEqual(guarded);
    expect(granted.length).toBeGreaterThan(0);
  });

  it('grants the portal columns one by one, never whole tables, so that a new column stays hidden', async () => {
    const whole = await rows(`
      select table_name, privilege_type from information_schema.role_table_grants
      where grantee in ('causeway_portal', 'PUBLIC') and table_schema not in ('pg_catalog', 'information_schema')`);
    expect(whole).toEqual([]);
  });

  it('grants the portal only reads, and no schema, sequence or function of ours to create or run', async () => {
    const privileges = await rows(`
      select distinct privilege_type as may from information_schema.column_privileges
      where grantee in ('causeway_portal', 'PUBLIC') and table_schema not in ('pg_catalog', 'information_schema')`);
    expect(privileges).toEqual([{ may: 'SELECT' }]);
    const [rights] = await rows<Record<string, boolean>>(`
      select has_schema_privilege('causeway_portal', 'public', 'create') as creates,
        has_database_privilege('causeway_portal', current_database(), 'create, temporary') as temporary,
        coalesce((select bool_or(has_sequence_privilege('causeway_portal', oid, 'usage, select, update'))
          from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace), false) as sequences,
        coalesce((select bool_or(has_schema_privilege('causeway_portal', oid, 'usage')) from pg_namespace
          where nspname !~ '^pg_' and nspname not in ('public', 'information_schema')), false) as schemas`);
    expect(rights).toEqual({ creates: false, temporary: false, sequences: false, schemas: false });
  });

  it('denies the portal every column and table that was not granted', async () => {
    const columns = await rows<{ table: string; column: string }>(`
      select c.table_name as "table", c.column_name as "column" from information_schema.columns c
      where c.table_schema = 'public' and not exists (
        select from information_schema.column_privileges p where p.grantee = 'causeway_portal'
          and (p.table_schema, p.table_name, p.column_name) = (c.table_schema, c.table_name, c.column_name))`);
    expect(columns.length).toBeGreaterThan(100);
    const client = new pg.Client({ connectionString: app.database.portalUrl });
    await client.connect();
    const readable: string[] = [];
    for (const { table, column } of columns)
      await client.query(`select "${column}" from "${table}" limit 0`).then(
        () => readable.push(`${table}.${column}`),
        () => undefined,
      );
    await client.end();
    expect(readable).toEqual([]);
  });

  it('lets a partner change nothing, whatever they manage to run', async () => {
    const tables = await rows<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    const client = new pg.Client({ connectionString: app.database.portalUrl });
    await client.connect();
    for (const { name } of tables)
      for (const text of [`delete from ${name}`, `truncate ${name}`, `insert into ${name} default values`])
        await expect(client.query(text)).rejects.toThrow(/permission denied/);
    for (const text of ['update engagement set title = title', "select nextval('engagement_number_seq')"])
      await expect(client.query(text)).rejects.toThrow(/permission denied/);
    await client.end();
    await asPartner(async (read) => {
      await expect(read('delete from engagement')).rejects.toThrow(/syntax error/);
      await expect(read("select nextval('engagement_number_seq')::text as answer")).rejects.toThrow(
        /permission denied|read-only transaction/,
      );
    });
  });

  it.each([
    ['another login', 'set role causeway_app'],
    ['the owner', 'set role causeway_owner'],
    ['no row security', 'set row_security = off; select title from engagement'],
  ])('does not let a partner switch to %s', async (_what, text) => {
    const client = new pg.Client({ connectionString: app.database.portalUrl });
    await client.connect();
    await expect(client.query(text)).rejects.toThrow(/permission denied|row-level security/);
    await client.end();
  });

  it('withholds results that are longer than a partner may request at once', async () => {
    await asPartner(async (read) => {
      expect(await read("select repeat('x', 1048576) as answer")).toHaveLength(1_048_576);
      await expect(read("select repeat('x', 1048577) as answer")).rejects.toThrow(
        'The response would be 1025 KiB; the limit is 1024 KiB.',
      );
    });
  });

  it('leaves no scope on a connection, whatever the statement of a read does', async () => {
    const pool = portalPool(2);
    const seen = 'select json_agg(distinct partner_id)::text as answer from engagement';
    const reads = [
      statement(seen),
      statement(seen, [], 'named'),
      statement(`${seen} where key <> $1`, ['x'], 'bound'),
      statement('select (1 / 0)::text as answer'),
      statement('select $1::int::text as answer', ['no number'], 'unbound'),
      statement('this is no SQL'),
      statement('select title from nowhere', [], 'lost'),
      statement('commit'),
    ];
    const unscoped = async () => (await pool.query<{ answer: null }>(seen)).rows[0]!.answer === null;
    const scoped = async (turn: number) => {
      const partner = PARTNERS[(turn * 7) % 2]!;
      const read = reads[(turn * 5) % reads.length]!;
      const answer = await readAsPartner(pool, partner, read).catch(() => 'refused');
      return !read.text.startsWith(seen) || answer === JSON.stringify([partner]);
    };
    // As many as keep both connections busy: more would only wait in the pool, and time out.
    for (let first = 0; first < 500; first += 20) {
      const turns = Array.from({ length: 20 }, (_each, index) => first + index);
      const held = turns.map((turn) => (turn % 4 === 3 ? unscoped() : scoped(turn)));
      expect(await Promise.all(held)).toEqual(turns.map(() => true));
    }
    await pool.end();
  });

  it('keeps a connection on which a statement was rejected, with no open transaction and no partner set', async () => {
    const pool = portalPool(1);
    const state = async () =>
      (
        await pool.query<{ pid: number }>(
          `select pg_backend_pid() as pid, pg_current_xact_id_if_assigned() is null as idle,
             coalesce(current_setting('causeway.partner_id', true), '') as partner`,
        )
      ).rows[0]!;
    const before = await state();
    for (const text of ['select * from app_user', 'select 1 / 0', 'no sql'])
      await expect(readAsPartner(pool, NORTHWIND_ID, statement(text))).rejects.toThrow();
    expect(await state()).toEqual({ ...before, idle: true, partner: '' });
    await pool.end();
  });

  it.each([
    ['a superuser', () => cluster.superUrl],
    ['the owner of the tables', () => app.database.ownerUrl],
  ])('does not let the process start as %s, for staff or for partners', async (_who, url) => {
    const at = (text: string) => text.replace(/\/[^/]*$/, `/${app.database.name}`);
    const open = (text: string) =>
      openPool({ url: at(text), max: 1, statementTimeoutMs: 1_000, onError: () => undefined });
    const [staff, portal, mighty] = [open(app.database.appUrl), open(app.database.portalUrl), open(url())];
    await expect(assertLeastPrivilege(new Pools(staff, portal))).resolves.toBeUndefined();
    await expect(assertLeastPrivilege(new Pools(mighty, portal))).rejects.toThrow(/superuser, an owner/);
    await expect(assertLeastPrivilege(new Pools(staff, mighty))).rejects.toThrow(/superuser, an owner/);
    await expect(assertLeastPrivilege(new Pools(staff, staff))).rejects.toThrow(/privileges of causeway_app/);
    await Promise.all([staff, portal, mighty].map((pool) => pool.end()));
  });

  it.each([
    ['becomes the owner', 'grant causeway_owner to climber'],
    ['bypasses row security', 'alter role climber bypassrls'],
    ['reads every table', 'grant pg_read_all_data to climber'],
  ])('does not let the process start with a login that %s', async (_what, grant) => {
    const url = (given: string) => given.replace(/\/[^/]*$/, `/${app.database.name}`);
    const admin = new pg.Client({ connectionString: url(cluster.superUrl) });
    await admin.connect();
    await admin.query(`create role climber login password 'climber'; ${grant};
      grant connect on database ${app.database.name} to climber`);
    const climber = openPool({
      ...{ url: app.database.portalUrl.replace(/\/\/[^@]*@/, '//climber:climber@'), max: 1 },
      ...{ statementTimeoutMs: 1_000, onError: () => undefined },
    });
    const check = assertLeastPrivilege(new Pools(app.pools.staff, climber));
    await expect(check).rejects.toThrow(/can become/);
    await climber.end();
    await admin.query(`revoke all on database ${app.database.name} from climber; drop role climber`);
    await admin.end();
  });
});
