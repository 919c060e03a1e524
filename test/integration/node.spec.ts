import type { GraphQLObjectType } from 'graphql';
import { newId, toTypeId } from '../../src/kernel/ids.js';
import { tableName } from '../../src/platform/graphql/reads/shapes.js';
import { tableOf } from '../../src/platform/graphql/reads/sources.js';
import { TestApp } from '../support/app.js';
import { MANAGER, NORTHWIND_ID, type Person } from '../support/people.js';
import { schemaOf } from '../support/root-fields.js';
import { seedProduct, startIntegration } from '../support/seed-integrations.js';

const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }';
const NORTHWIND = toTypeId('partner', NORTHWIND_ID);
/** No use case of this test's enters one. */
const OPERATION = `insert into api_operation (id, api_version_id, method, path, summary, position)
  select '01900000-0000-7000-8000-0000000000d3', id, 'GET', '/accounts', null, 1 from api_version`;
const WAITING_CALL = `insert into quarantined_usage (id, received_at, reason, client_id, key, record)
  values ('01900000-0000-7000-8000-0000000000d4', '2026-11-30', 'UNKNOWN_CLIENT_ID', 'nobody', '\\x00', '{}')`;
const TIME_OFF = `insert into time_off (id, engineer_id, from_on, to_on, created_at)
  select '01900000-0000-7000-8000-0000000000d5', id, '2026-12-24', '2026-12-31', '2026-11-30'
  from solution_engineer limit 1`;
const ALLOCATION = `insert into allocation (id, engagement_id, partner_id, engineer_id, from_on, to_on, hours_per_week,
    kind, version, created_at)
  select '01900000-0000-7000-8000-0000000000d6', id, partner_id, lead_id, '2026-12-01', '2026-12-31', 20,
    'HARD', 1, '2026-11-30' from engagement`;

describe('node', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
    await seedProduct(app);
    await app.pools.staff.query(OPERATION);
    await app.pools.staff.query(WAITING_CALL);
    const { id } = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
    await app.pools.staff.query(TIME_OFF);
    await app.pools.staff.query(ALLOCATION);
    await app.gql(
      MANAGER,
      'mutation ($input: LogProgressInput!) { logProgress(input: $input) { entry { id } } }',
      {
        input: {
          ...{ engagementId: id, text: 'A first call' },
          raise: [{ severity: 'LOW', party: 'SERVICES', reason: 'No sandbox yet' }],
        },
      },
    );
    const credentials = [{ environment: 'SANDBOX', clientId: 'a', issuedAt: '2026-11-01T00:00:00Z' }];
    await app.gql(
      MANAGER,
      'mutation ($input: RegisterApplicationInput!) { registerApplication(input: $input) { application { id } } }',
      {
        input: {
          partnerId: NORTHWIND,
          name: 'Shop',
          apiProductIds: [await idIn(named('ApiProduct'))],
          credentials,
        },
      },
    );
  });
  afterAll(() => app.stop());

  const named = (name: string) => nodeTypes().find((type) => type.name === name)!;
  const nodeTypes = (): readonly GraphQLObjectType[] => {
    const schema = schemaOf(app.nest);
    const node = schema.getType('Node');
    return node && 'resolveType' in node ? schema.getPossibleTypes(node) : [];
  };
  const idIn = async (type: GraphQLObjectType): Promise<string | undefined> => {
    const table = tableOf(type)!;
    const { rows } = await app.pools.staff.query<{ id: string }>(
      `select id from ${tableName(table)} limit 1`,
    );
    return rows[0] && toTypeId(table.id!, rows[0].id);
  };
  const node = async (id: string, person: Person = MANAGER) => app.gql(person, NODE, { id });

  it('answers an object of every type that implements Node', async () => {
    expect(nodeTypes().length).toBeGreaterThan(10);
    for (const type of nodeTypes()) {
      const id = await idIn(type);
      expect([type.name, id]).toEqual([type.name, expect.any(String)]);
      const { data, errors } = await node(id!);
      expect({ data, errors }).toEqual({ data: { node: { __typename: type.name, id } }, errors: undefined });
    }
  });

  it('answers the fields that fragments ask of its type, under whatever alias', async () => {
    const { data, errors } = await app.gql(
      MANAGER,
      `query ($id: ID!) { node(id: $id) { ...who ... on Engagement { title } ... on Node { same: id } } }
       fragment who on Partner { __type: slug applications { name credentials { clientId } } }`,
      { id: NORTHWIND },
    );
    expect(errors).toBeUndefined();
    const applications = [{ name: 'Shop', credentials: [{ clientId: 'a' }] }];
    expect(data.node).toEqual({ same: NORTHWIND, __type: 'northwind', applications });
  });

  it('answers several of different types in one operation', async () => {
    const query =
      'query ($a: ID!, $b: ID!) { a: node(id: $a) { __typename } b: node(id: $b) { __typename } }';
    const engagement = named('Engagement');
    const { data } = await app.gql(MANAGER, query, { a: NORTHWIND, b: await idIn(engagement) });
    expect(data).toEqual({ a: { __typename: 'Partner' }, b: { __typename: 'Engagement' } });
    const turned = await app.gql(MANAGER, query, { b: NORTHWIND, a: await idIn(engagement) });
    expect(turned.data).toEqual({ b: { __typename: 'Partner' }, a: { __typename: 'Engagement' } });
  });

  it.each([
    ['nothing', ''],
    ['no id', 'northwind'],
    ['a kind alone', 'ptn_'],
    ['an unknown kind', 'xyz_01h455vb4pex5vsknk084sn02q'],
    ['half an id', 'ptn_01h455'],
    ['a missing row', toTypeId('partner', newId())],
    ['a bare UUID', NORTHWIND_ID],
    ['a property of every object', 'constructor_01h455vb4pex5vsknk084sn02q'],
  ])('answers null for %s', async (_what, id) => {
    const { data, errors } = await node(id);
    expect({ data, errors }).toEqual({ data: { node: null }, errors: undefined });
  });

  it.each(['user', 'apiKey', 'auditEntry'] as const)(
    'does not lead to an object of kind %s',
    async (kind) => {
      const table = { user: 'app_user', apiKey: 'api_key', auditEntry: 'audit_entry' }[kind];
      const { rows } = await app.pools.staff.query<{ id: string }>(`select id from ${table} limit 1`);
      const id = toTypeId(kind, rows[0]?.id ?? newId());
      expect((await node(id, 'admin@causeway.example')).data).toEqual({ node: null });
    },
  );

  it('is for staff alone', async () => {
    const { data, errors } = await node(NORTHWIND, 'partner@northwind.example');
    expect(data).toEqual({ node: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });
});
