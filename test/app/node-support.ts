import type { GraphQLObjectType } from 'graphql';
import { toTypeId } from '../../src/kernel/ids.js';
import { tableOf } from '../../src/platform/graphql/reads/fragments/source.js';
import { tableName } from '../../src/platform/graphql/reads/schema/type-registry.js';
import { TestApp } from '../support/app.js';
import { sayOfEach } from '../support/foreign-partner.js';
import { GLOBEX_ID, MANAGER, NORTHWIND_ID, type Person } from '../support/people.js';
import { schemaOf } from '../support/root-fields.js';
import { handInEach, handInFiles } from '../support/seed-checklists.js';
import { PRODUCT_ID, seedProduct, startIntegration } from '../support/seed-integrations.js';

const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }';

/** Rows that no use case of these tests creates, or only after many steps. */
const ROWS = [
  `insert into api_operation (id, api_version_id, method, path, summary, position)
   select '01900000-0000-7000-8000-0000000000d3', id, 'GET', '/accounts', null, 1 from api_version`,
  `insert into quarantined_usage (id, received_at, reason, client_id, key, record)
   values ('01900000-0000-7000-8000-0000000000d4', '2026-11-30', 'UNKNOWN_CLIENT_ID', 'nobody', '\\x00', '{}')`,
  `insert into time_off (id, engineer_id, from_on, to_on, created_at)
   select '01900000-0000-7000-8000-0000000000d5', id, '2026-12-24', '2026-12-31', '2026-11-30'
   from solution_engineer limit 1`,
  `insert into allocation (id, engagement_id, partner_id, engineer_id, from_on, to_on, hours_per_week, kind, version,
     created_at)
   select gen_random_uuid(), id, partner_id, lead_id, '2026-12-01', '2026-12-31', 20, 'HARD', 1, '2026-11-30'
   from engagement`,
  `insert into api_key (id, name, secret_hash, scopes, partner_id, expires_at, created_at)
   values ('01900000-0000-7000-8000-0000000000d7', 'A gateway', '\\x00', '{USAGE_WRITE}', '${NORTHWIND_ID}',
     '2027-11-30', '2026-11-30')`,
  `update upload set bound_at = '2026-11-30' where visibility = 'INTERNAL'`,
  `insert into upload (id, engagement_id, partner_id, name, type, visibility, uploaded_by_id, uploaded_by_name, begun_at,
     stored_at, size_bytes, sha256)
   select gen_random_uuid(), engagement_id, partner_id, 'Waiting.pdf', type, visibility, uploaded_by_id,
     uploaded_by_name, begun_at, stored_at, size_bytes, sha256 from upload where visibility = 'PARTNER'`,
  `insert into alert (id, rule_id, kind, engagement_id, subject_kind, subject_id, title, cause, next_step, opened_at)
   select gen_random_uuid(), r.id, r.kind, e.id, 'ENGAGEMENT', e.id, e.title, 'It is late.', 'Call them.', '2026-11-30'
   from engagement e, alert_rule r where r.kind = 'BALL_HELD'`,
  `insert into health_backtest (id, model_id, from_on, to_on, outcome, state, engagements_total, engagements_done,
     model_tally, active_tally, created_by, created_at)
   select gen_random_uuid(), id, '2026-11-02', '2026-11-27', 'CANCELLED', 'WAITING', 0, 0, '{}', '{}', 'M', '2026-11-30'
   from health_model limit 1`,
  `insert into application (id, partner_id, name, created_at)
   values ('01900000-0000-7000-8000-0000000000d8', '${GLOBEX_ID}', 'Till', '2026-11-30')`,
  `insert into credential (id, application_id, partner_id, environment, client_id, issued_at, created_at)
   select '01900000-0000-7000-8000-0000000000d9', id, partner_id, 'SANDBOX', 'b', '2026-11-01', '2026-11-01'
   from application where name = 'Till'`,
];

/** An object of every type that has IDs, and of two partners if it belongs to a partner. */
export async function startNodes(): Promise<TestApp> {
  const app = await TestApp.start();
  await seedProduct(app);
  await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
  await startIntegration(app, GLOBEX_ID, 'Accounts for Globex');
  await sayOfEach(app);
  await handInEach(app);
  await handInFiles(app);
  for (const row of ROWS) await app.pools.staff.query(row);
  const credentials = [{ environment: 'SANDBOX', clientId: 'a', issuedAt: '2026-11-01T00:00:00Z' }];
  const apiProductIds = [toTypeId('apiProduct', PRODUCT_ID)];
  await app.gql(
    MANAGER,
    'mutation ($input: RegisterApplicationInput!) { registerApplication(input: $input) { application { id } } }',
    { input: { partnerId: toTypeId('partner', NORTHWIND_ID), name: 'Shop', apiProductIds, credentials } },
  );
  return app;
}

export function nodeTypes(app: TestApp): readonly GraphQLObjectType[] {
  const schema = schemaOf(app.nest);
  const node = schema.getType('Node');
  return node && 'resolveType' in node ? schema.getPossibleTypes(node) : [];
}

export const kindOf = (type: GraphQLObjectType) => tableOf(type)!.id!;

/** @param where selects among its rows */
export async function idOf(app: TestApp, name: string, where = 'true'): Promise<string> {
  const type = nodeTypes(app).find((each) => each.name === name)!;
  const table = tableName(tableOf(type)!);
  const { rows } = await app.pools.staff.query<{ id: string }>(
    `select id from ${table} where ${where} limit 1`,
  );
  if (!rows[0]) throw new Error(`The test has no ${name} where ${where}.`);
  return toTypeId(kindOf(type), rows[0].id);
}

export async function node(app: TestApp, person: Person | null, id: string) {
  const { data, errors } = await app.gql(person, NODE, { id });
  return { data, errors };
}
