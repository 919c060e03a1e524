import pg from 'pg';
import type { Role } from '../../src/kernel/enums.js';
import { newId, toTypeId } from '../../src/kernel/ids.js';
import { PERMISSIONS } from '../../src/kernel/permissions.js';
import { type Json, TestApp } from '../support/app.js';
import { type Way, call, together, waysFrom } from '../support/any-operation.js';
import { markAsForeign, sayOfEach } from '../support/foreign-partner.js';
import { GLOBEX_ID, NORTHWIND_ID, type Person } from '../support/people.js';
import { type RootField, isOpenTo, rootFields, schemaOf } from '../support/root-fields.js';
import { handInEach } from '../support/seed-checklists.js';
import { shareAndProveEach } from '../support/seed-forecasts.js';
import { registerEach } from '../support/seed-registrations.js';
import { type Started, seedProduct, startIntegration } from '../support/seed-integrations.js';

const SET_PARTNER = "select set_config('causeway.partner_id', $1, true)";
/** How many object types deep the queries go. */
const DEPTH = 5;

describe('the second wall, without the first one', () => {
  let app: TestApp;
  let own: Started, foreign: Started;
  let closed: RootField[];
  beforeAll(async () => {
    app = await TestApp.start();
    await seedProduct(app);
    own = await startIntegration(app, NORTHWIND_ID, 'Northwind goes live');
    foreign = await startIntegration(app, GLOBEX_ID, 'Globex goes live');
    await markAsForeign(app, foreign);
    // `node` is open to all, and checks for each type the permission that is granted here.
    closed = rootFields(app.nest).filter((each) => !isOpenTo('PARTNER', each) || each.field.name === 'node');
    (PERMISSIONS['staff:read'] as unknown as Role[]).push('PARTNER');
  });
  afterAll(async () => {
    (PERMISSIONS['staff:read'] as unknown as Role[]).pop();
    await app.stop();
  });

  /** Values for the arguments that look up one object: always the other partner's. */
  const lookups = (): Record<string, Record<string, string>[]> => ({
    id: [{ id: `"${toTypeId('partner', GLOBEX_ID)}"` }, { id: `"${foreign.id}"` }],
    key: [{ key: `"${foreign.key}"` }],
    slug: [{ slug: '"globex"' }],
    q: [{ q: '"globex"' }],
    engagementId: [{ engagementId: `"${foreign.id}"` }],
  });
  const calls = (root: RootField): string[] => {
    const given = root.field.args.flatMap(({ name }) => lookups()[name] ?? []);
    return (given.length > 0 ? given : [{}]).map((each) => call(root, each));
  };
  const ways = (root: RootField): Way[] => calls(root).flatMap((each) => waysFrom(root, each, DEPTH));
  const isForeign = (text: string) =>
    /globex/i.test(text) || text.includes(foreign.id) || text.includes(`"${foreign.key}"`);
  const rootOf = (operation: string) => /\w+/.exec(operation)![0];
  const roots = () => {
    const queries = schemaOf(app.nest).getQueryType()!.getFields();
    return closed.filter(({ field }) => queries[field.name] === field);
  };
  const foreignIn = (data: Json, operation: string) =>
    isForeign(JSON.stringify(data ?? null)) ? [operation] : [];

  /**
   * What one user can see of the other partner, on every path from every root field. PostgreSQL rejects a statement
   * with a single forbidden column as a whole, so the readable fields are first determined one by one.
   */
  const revealingTo = async (person: Person) => {
    const readable = new Map<string, string[]>();
    const found: string[] = [];
    const asks = async (operation: string) => {
      const { data, errors } = await app.gql(person, operation);
      found.push(...foreignIn(data, operation));
      return errors === undefined;
    };
    for (const { edge, leaves, operation } of roots().flatMap(ways)) {
      if (!(await asks(operation('__typename')))) continue;
      if (!readable.has(edge)) {
        const allowed: string[] = [];
        for (const leaf of leaves) if (await asks(operation(leaf))) allowed.push(leaf);
        readable.set(edge, allowed);
      }
      const fields = readable.get(edge)!;
      if (fields.length > 0) await asks(operation(together(fields)));
    }
    const edges = [...readable.values()].filter((fields) => fields.length > 0).length;
    return { found, edges };
  };

  it('hides everything of other partners in every staff field', async () => {
    const { found, edges } = await revealingTo('partner@northwind.example');
    expect(found).toEqual([]);
    // PostgreSQL did return data: a partner who is denied everything would prove nothing.
    expect(edges).toBeGreaterThan(20);
  });

  it('hides what the same queries show to an admin', async () => {
    const found: string[] = [];
    const answered = new Set<string>();
    const asks = async (operation: string) => {
      const { data, errors } = await app.gql('admin@causeway.example', operation);
      found.push(...foreignIn(data, operation));
      if (data?.[rootOf(operation)] !== null && data?.[rootOf(operation)] !== undefined)
        answered.add(rootOf(operation));
      return errors === undefined;
    };
    for (const { leaves, operation } of roots().flatMap(ways))
      if (leaves.length > 0 && !(await asks(operation(together(leaves)))))
        for (const leaf of leaves) await asks(operation(leaf));
    expect([...new Set(found.map(rootOf))]).toEqual(
      expect.arrayContaining([
        ...['adoption', 'blockers', 'engagement', 'engagements', 'node', 'partner', 'partners'],
      ]),
    );
    const silent = roots().filter(({ field }) => !answered.has(field.name));
    // Their arguments identify nothing that belongs to a partner.
    expect(silent.map(({ field }) => field.name).sort()).toEqual([
      'apiProduct',
      'backtest',
      'holidays',
      'playbook',
      'workWeek',
    ]);
  });

  it('counts only a partner’s own rows', async () => {
    const query = '{ engagements { totalCount nodes { key title milestones { code } } } }';
    const { data } = await app.gql(
      'partner@northwind.example',
      '{ engagements { totalCount nodes { key title } } }',
    );
    expect(data.engagements).toEqual({
      totalCount: 1,
      nodes: [{ key: own.key, title: 'Northwind goes live' }],
    });
    expect((await app.gql('manager@causeway.example', query)).data.engagements.totalCount).toBe(2);
  });
});

describe("the portal's login", () => {
  let app: TestApp;
  let portal: pg.Client;
  beforeAll(async () => {
    app = await TestApp.start();
    await seedProduct(app);
    await markAsForeign(app, await startIntegration(app, GLOBEX_ID, 'Globex goes live'));
    await startIntegration(app, NORTHWIND_ID, 'Northwind goes live');
    await sayOfEach(app);
    await registerEach(app);
    await handInEach(app);
    await shareAndProveEach(app);
    portal = new pg.Client({ connectionString: app.database.portalUrl });
    await portal.connect();
  });
  afterAll(async () => {
    await portal.end();
    await app.stop();
  });

  /** What the portal shows, and how to find the partner of its rows: that of the engagement if they have none themselves. */
  const OWN = [
    ...[
      'application',
      'application_product',
      'blocker',
      'checklist_evidence',
      'checklist_state',
      'credential',
    ],
    ...['engagement', 'go_live_forecast', 'milestone', 'milestone_proof'],
    ...['partner_contact', 'progress_entry', 'pulse', 'upload'],
    ...['usage_application_daily', 'usage_application_weekly', 'usage_daily', 'usage_hourly'],
  ];
  const OF_ENGAGEMENTS = ['engagement_engineer', 'engagement_scope', 'engagement_scope_operation'];
  const OF_STAFF = [
    ...['api_operation', 'api_product', 'api_version', 'api_version_deprecation', 'checklist_item'],
    'solution_engineer',
  ];
  /** Belongs to no one: the names of the zones that PostgreSQL knows. */
  const OF_ALL = ['time_zone'];
  const SHOWN = [...OWN, 'partner', ...OF_ENGAGEMENTS, ...OF_STAFF];
  const rowsAs = async (partnerId: string | null, text: string): Promise<unknown[]> => {
    await portal.query('begin');
    try {
      if (partnerId !== null) await portal.query(SET_PARTNER, [partnerId]);
      return (await portal.query(text)).rows;
    } finally {
      await portal.query('rollback');
    }
  };

  it('reads only tables with row security and a policy of their own, and cannot write', async () => {
    const { rows } = await app.pools.staff.query(`
      select c.relname as name, c.relrowsecurity as secured,
        exists (select from pg_policy p where p.polrelid = c.oid and 'causeway_portal'::regrole = any(p.polroles)) as policed,
        has_any_column_privilege('causeway_portal', c.oid, 'insert, update')
          or has_table_privilege('causeway_portal', c.oid, 'delete, truncate') as writes
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
        and has_any_column_privilege('causeway_portal', c.oid, 'select, insert, update')
      order by 1`);
    expect(rows).toEqual(
      [...SHOWN, ...OF_ALL].sort().map((name) => ({ name, secured: true, policed: true, writes: false })),
    );
  });

  it.each(OWN)("sees only that partner's rows of %s", async (table) => {
    const partners = `select distinct partner_id from ${table}`;
    expect(await rowsAs(NORTHWIND_ID, partners)).toEqual([{ partner_id: NORTHWIND_ID }]);
    expect(await rowsAs(GLOBEX_ID, partners)).toEqual([{ partner_id: GLOBEX_ID }]);
  });

  it('sees no other company', async () => {
    const names = 'select name from partner';
    expect(await rowsAs(NORTHWIND_ID, names)).toEqual([{ name: 'Northwind Bank' }]);
    expect(await rowsAs(GLOBEX_ID, names)).toEqual([{ name: 'Globex Pay' }]);
  });

  it.each(OF_ENGAGEMENTS)("sees of %s only the rows of the partner's engagements", async (table) => {
    const engagements = `select distinct engagement_id from ${table}`;
    for (const partnerId of [NORTHWIND_ID, GLOBEX_ID]) {
      const own = await app.pools.staff.query(
        'select id as engagement_id from engagement where partner_id = $1',
        [partnerId],
      );
      expect(own.rows).toHaveLength(1);
      expect(await rowsAs(partnerId, engagements)).toEqual(own.rows);
    }
  });

  it("sees of the catalogue and the team only what the partner's work and applications lead to", async () => {
    const seen = async (partnerId: string) =>
      await rowsAs(
        partnerId,
        `select (select array_agg(name order by name) from api_product) as products,
          (select array_agg(version order by version) from api_version) as versions,
          (select array_agg(code order by code) from checklist_item) as items,
          (select array_agg(name order by name) from solution_engineer) as team`,
      );
    expect(await seen(NORTHWIND_ID)).toEqual([
      { products: ['Accounts', 'Loans'], versions: ['loans-1', 'v1'], items: ['PEN-TEST'], team: ['Erin'] },
    ]);
    expect(await seen(GLOBEX_ID)).toEqual([
      { products: ['Accounts'], versions: ['v1'], items: ['PEN-TEST'], team: ['Eli', 'Erin'] },
    ]);
  });

  it.each([
    ['no partner', null],
    ['an empty setting, as left by a finished transaction', ''],
    ['a partner that does not exist', newId()],
  ])('sees nothing for %s', async (_whom, partnerId) => {
    for (const table of SHOWN) expect(await rowsAs(partnerId, `select from ${table}`)).toEqual([]);
  });

  it.each(['blocker', 'milestone', 'progress_entry', 'upload'])('sees no internal %s', async (table) => {
    const internal = `select from ${table} where visibility <> 'PARTNER'`;
    expect(await rowsAs(NORTHWIND_ID, internal)).toEqual([]);
    const { rows } = await app.pools.staff.query(`${internal} and partner_id = $1`, [NORTHWIND_ID]);
    expect(rows.length).toBeGreaterThan(0);
  });

  it('sees the current state of a checklist, and not earlier ones', async () => {
    const past = 'select from checklist_state where until is not null';
    expect(await rowsAs(NORTHWIND_ID, past)).toEqual([]);
    const { rows } = await app.pools.staff.query(`${past} and partner_id = $1`, [NORTHWIND_ID]);
    expect(rows.length).toBeGreaterThan(0);
  });

  it.each([
    ...['go_live_forecast.pool', 'go_live_forecast.n', 'milestone.proof', 'engagement.health_score'],
    ...['engagement.playbook_id', 'engagement.schedule_variance_days'],
    ...['progress_entry.minutes', 'progress_entry.author_id', 'pulse.user_id', 'credential.fingerprint'],
    ...['checklist_evidence.url', 'checklist_evidence.note', 'checklist_evidence.submitted_by_id'],
    ...['upload.uploaded_by_id', 'upload.sha256', 'upload.engagement_id'],
    ...['partner.tier', 'partner.internal', 'partner.vertical'],
    ...['usage_daily.credential_id', 'api_version.hosts', 'solution_engineer.weekly_capacity_hours'],
  ])('may not read %s in its own rows', async (name) => {
    const [table, column] = name.split('.');
    await expect(rowsAs(NORTHWIND_ID, `select ${column} from ${table}`)).rejects.toThrow('permission denied');
  });
});
