import type pg from 'pg';
import { newId } from '../../src/kernel/ids.js';
import { hashSecret, newSecret } from '../../src/modules/identity/api-keys.service.js';
import { TestApp } from './app.js';
import { ENGINEER_ID, GLOBEX_ID, NORTHWIND_ID } from './people.js';

export const ACCOUNTS_ID = '01900000-0000-7000-8000-0000000000a1';
export const ACCOUNTS_V1_ID = '01900000-0000-7000-8000-0000000000a2';
export const PAYMENTS_ID = '01900000-0000-7000-8000-0000000000b1';
export const PAYMENTS_V1_ID = '01900000-0000-7000-8000-0000000000b2';
export const LIST_ACCOUNTS_ID = '01900000-0000-7000-8000-0000000000a3';
export const READ_ACCOUNT_ID = '01900000-0000-7000-8000-0000000000a4';
export const PAY_ID = '01900000-0000-7000-8000-0000000000b3';
export const ENGAGEMENT_ID = '01900000-0000-7000-8000-0000000000c1';

const PRODUCTS = [
  [ACCOUNTS_ID, 'accounts', 'Accounts', 'DEPOSITS', ACCOUNTS_V1_ID, '/accounts/v1'],
  [PAYMENTS_ID, 'payments', 'Payments', 'PAYMENTS', PAYMENTS_V1_ID, '/payments/v1'],
] as const;
const OPERATIONS = [
  [LIST_ACCOUNTS_ID, ACCOUNTS_V1_ID, 'GET', '/accounts'],
  [READ_ACCOUNT_ID, ACCOUNTS_V1_ID, 'GET', '/accounts/{id}'],
  [PAY_ID, PAYMENTS_V1_ID, 'POST', '/payments'],
] as const;
/** Client ID, partner, environment. */
const CREDENTIALS = [
  ['northwind-sandbox', NORTHWIND_ID, 'SANDBOX'],
  ['northwind-live', NORTHWIND_ID, 'PRODUCTION'],
  ['globex-live', GLOBEX_ID, 'PRODUCTION'],
] as const;
export const ISSUED_AT = '2026-11-01T09:00:00Z';
export const HOST = 'api.bank.example';

/** The product with the usage world in it, and the keys of a gateway and of Northwind. */
export async function startUsageWorld() {
  const app = await TestApp.start();
  const { staff } = app.pools;
  await seedUsageWorld(staff);
  return { app, gateway: await createKey(staff, null), northwind: await createKey(staff, NORTHWIND_ID) };
}

/** Two API products, an application of each partner with its credentials, and an engagement of Northwind on accounts. */
export async function seedUsageWorld(pool: pg.Pool): Promise<void> {
  await seedCatalogue(pool);
  for (const [partnerId, name] of [
    [NORTHWIND_ID, 'Northwind app'],
    [GLOBEX_ID, 'Globex app'],
  ] as const)
    await pool.query('insert into application (id, partner_id, name, created_at) values ($1, $2, $3, $4)', [
      newId(),
      partnerId,
      name,
      ISSUED_AT,
    ]);
  for (const [clientId, partnerId, environment] of CREDENTIALS)
    await pool.query(
      `insert into credential (id, application_id, partner_id, environment, client_id, issued_at, created_at)
       select $1, id, partner_id, $3, $4, $5, $5 from application where partner_id = $2`,
      [newId(), partnerId, environment, clientId, ISSUED_AT],
    );
  await seedEngagement(pool);
}

/** Registers both partners' applications for an API product. */
export async function registerFor(pool: pg.Pool, apiProductId: string): Promise<void> {
  await pool.query(
    `insert into application_product (application_id, partner_id, api_product_id)
     select id, partner_id, $1 from application`,
    [apiProductId],
  );
}

async function seedCatalogue(pool: pg.Pool): Promise<void> {
  for (const [id, slug, name, capability, versionId, basePath] of PRODUCTS) {
    await pool.query(
      'insert into api_product (id, slug, name, capability, created_at) values ($1, $2, $3, $4, $5)',
      [id, slug, name, capability, ISSUED_AT],
    );
    await pool.query(
      `insert into api_version (id, api_product_id, version, status, hosts, base_path, created_at)
       values ($1, $2, 'v1', 'GA', $3, $4, $5)`,
      [versionId, id, [HOST], basePath, ISSUED_AT],
    );
  }
  for (const [position, [id, versionId, method, path]] of OPERATIONS.entries())
    await pool.query(
      'insert into api_operation (id, api_version_id, method, path, position) values ($1, $2, $3, $4, $5)',
      [id, versionId, method, path, position],
    );
}

async function seedEngagement(pool: pg.Pool): Promise<void> {
  await pool.query(
    `insert into engagement (id, partner_id, type, title, stage, status, lead_id, region, time_zone, started_on, version,
       created_at, updated_at)
     values ($1, $2, 'INTEGRATION', 'Accounts', 'ADOPTION', 'ACTIVE', $3, 'US', 'America/New_York', '2026-10-30', 1,
       $4, $4)`,
    [ENGAGEMENT_ID, NORTHWIND_ID, ENGINEER_ID, ISSUED_AT],
  );
  await pool.query('insert into engagement_scope values ($1, $2, true)', [ENGAGEMENT_ID, ACCOUNTS_V1_ID]);
}

export const URL = '/ingest/usage';
export const BATCH = 'application/cloudevents-batch+json';
export const EVENT = 'application/cloudevents+json';
export const NDJSON = 'application/x-ndjson';

/** @param partnerId null for a gateway's key */
export async function createKey(
  pool: pg.Pool,
  partnerId: string | null,
  scopes = ['USAGE_WRITE'],
  expiresAt = '2027-11-30T00:00:00Z',
): Promise<string> {
  const secret = newSecret();
  await pool.query(
    `insert into api_key (id, name, secret_hash, scopes, partner_id, expires_at, created_at)
     values ($1, 'Gateway', $2, $3, $4, $5, '2026-01-01')`,
    [newId(), hashSecret(secret), scopes, partnerId, expiresAt],
  );
  return secret;
}

export interface Sent {
  readonly status: number;
  readonly body: {
    readonly accepted: number;
    readonly duplicates: number;
    readonly quarantined: number;
    readonly rejected: readonly { readonly index: number; readonly reason: string }[];
    readonly rejectedTotal: number;
    readonly skipped: number;
    readonly error: { readonly code: string; readonly message: string; readonly requestId: string };
  };
}

interface Sending {
  readonly type: string | null;
  readonly key: string | null;
  readonly url?: string;
  readonly headers?: object;
}

export async function send(app: TestApp, payload: string | Buffer, how: Sending): Promise<Sent> {
  const response = await app.nest.inject({
    method: 'POST',
    url: how.url ?? URL,
    headers: {
      ...(how.type === null ? {} : { 'content-type': how.type }),
      ...(how.key === null ? {} : { authorization: `Bearer ${how.key}` }),
      ...how.headers,
    },
    payload,
  });
  return { status: response.statusCode, body: response.json() };
}

/** A successful call of Northwind's in production. */
export const call = (id: string, more: object = {}) => ({
  ...{ id, time: '2026-11-29T10:00:00Z', clientId: 'northwind-live', method: 'GET', host: HOST },
  ...{ path: '/accounts/v1/accounts/7', status: 200, latencyMs: 12 },
  ...more,
});

export const event = (id: string, more: object = {}) => ({
  ...{ specversion: '1.0', type: 'causeway.usage.v1', source: '/gateways/eu', id },
  ...{ time: '2026-11-29T10:00:00Z', data: call('inner') },
  ...more,
});

export const lines = (...records: object[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');
