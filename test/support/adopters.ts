import type { EngagementStatus, EngagementType, Environment } from '../../src/kernel/enums.js';
import { newId, toTypeId } from '../../src/kernel/ids.js';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { type ResolvedUsage, rollUp } from '../../src/modules/usage/domain/rollup.js';
import { addToRollups } from '../../src/modules/usage/rollup.store.js';
import { Transactions } from '../../src/platform/database/tx.js';
import type { TestApp } from './app.js';
import { ENGINEER_ID } from './people.js';
import { ACCOUNTS_ID, ACCOUNTS_V1_ID, LIST_ACCOUNTS_ID } from './usage.js';

export const ACCOUNTS_V2_ID = '01900000-0000-7000-8000-0000000000a9';

export interface Adoption {
  readonly type?: EngagementType;
  readonly status?: EngagementStatus;
  readonly startedOn: string;
  readonly timeZone?: string;
  readonly tier?: string;
  readonly region?: string;
  readonly internal?: boolean;
  /** API versions in scope. */
  readonly versions?: readonly string[];
  /** When the partner's application was registered; null for none. */
  readonly registeredAt?: string | null;
  /** API products that it is registered for. */
  readonly products?: readonly string[];
  /** When its sandbox credential was issued; its production credential is issued with it. */
  readonly issuedAt?: string;
  /** When the engagement first entered LAUNCH. */
  readonly launchedAt?: string;
  /** Times of successful calls to the version `calledVersion`. */
  readonly sandbox?: readonly string[];
  readonly production?: readonly string[];
  readonly calledVersion?: string;
}

export interface Adopter {
  readonly partnerId: string;
  readonly applicationId: string;
  readonly engagementId: string;
  /** As the API returns it. */
  readonly id: string;
}

/** A version beside the one of the usage world, to migrate to. */
export async function addSecondVersion({ pools }: TestApp): Promise<void> {
  await pools.staff.query(
    `insert into api_version (id, api_product_id, version, status, hosts, base_path, created_at)
     values ($1, $2, 'v2', 'GA', '{api.bank.example}', '/accounts/v2', '2026-01-01')`,
    [ACCOUNTS_V2_ID, ACCOUNTS_ID],
  );
}

/** A partner of its own with one engagement, an application and what it called. */
export async function addAdopter(app: TestApp, name: string, adoption: Adoption): Promise<Adopter> {
  const { registeredAt = '2026-11-01T00:00:00Z', sandbox = [], production = [] } = adoption;
  const partnerId = await addPartner(app, name, adoption);
  const engagementId = await addEngagement(app, partnerId, adoption);
  const applicationId =
    registeredAt === null ? '' : await register(app, partnerId, name, registeredAt, adoption);
  await call(app, `${name}-SANDBOX`, sandbox, adoption.calledVersion);
  await call(app, `${name}-PRODUCTION`, production, adoption.calledVersion);
  return { partnerId, applicationId, engagementId, id: toTypeId('engagement', engagementId) };
}

async function addPartner({ pools }: TestApp, name: string, adoption: Adoption): Promise<string> {
  const id = newId();
  const { tier = 'STANDARD', region = 'US', internal = false } = adoption;
  await pools.staff.query(
    `insert into partner (id, slug, name, kind, tier, region, time_zone, internal, version, created_at)
     values ($1, $2, $2, 'FINTECH', $3, $4, 'UTC', $5, 1, '2026-01-01')`,
    [id, name, tier, region, internal],
  );
  return id;
}

export async function addEngagement(app: TestApp, partnerId: string, adoption: Adoption): Promise<string> {
  const { pools } = app;
  const { type = 'INTEGRATION', status = 'ACTIVE', versions = [ACCOUNTS_V1_ID], launchedAt } = adoption;
  const id = newId();
  await pools.staff.query(
    `insert into engagement (id, partner_id, type, title, stage, status, lead_id, region, time_zone, started_on, version,
       created_at, updated_at)
     values ($1, $2, $3, 'Test', 'SANDBOX', $4, $5, 'US', $6, $7, 1, '2026-01-01', '2026-01-01')`,
    [id, partnerId, type, status, ENGINEER_ID, adoption.timeZone ?? 'UTC', adoption.startedOn],
  );
  for (const version of versions)
    await pools.staff.query('insert into engagement_scope values ($1, $2, true)', [id, version]);
  if (launchedAt) await enter(app, id, 'LAUNCH', launchedAt);
  return id;
}

/** Keeps in the history that an engagement was in a stage. */
export async function enter(
  { pools }: TestApp,
  engagementId: string,
  stage: string,
  at: string,
): Promise<void> {
  await pools.staff.query(
    `insert into engagement_history (id, engagement_id, at, stage, status, time_zone) values ($1, $2, $3, $4, 'ACTIVE', 'UTC')`,
    [newId(), engagementId, at, stage],
  );
}

/** Registers an application with a credential for each environment, named after it. */
export async function register(
  { pools: { staff } }: TestApp,
  partnerId: string,
  name: string,
  at: string,
  { products = [ACCOUNTS_ID], issuedAt = at }: Pick<Adoption, 'products' | 'issuedAt'> = {},
): Promise<string> {
  const id = newId();
  await staff.query('insert into application (id, partner_id, name, created_at) values ($1, $2, $3, $4)', [
    ...[id, partnerId, name, at],
  ]);
  for (const product of products)
    await staff.query('insert into application_product values ($1, $2, $3)', [id, partnerId, product]);
  for (const environment of ['SANDBOX', 'PRODUCTION'] as const)
    await issue(staff, id, environment, `${name}-${environment}`, issuedAt);
  return id;
}

export async function issue(
  staff: TestApp['pools']['staff'],
  applicationId: string,
  environment: Environment,
  clientId: string,
  at: string,
): Promise<void> {
  await staff.query(
    `insert into credential (id, application_id, partner_id, environment, client_id, issued_at, created_at)
     select $1, id, partner_id, $3, $4, $5, $5 from application where id = $2`,
    [newId(), applicationId, environment, clientId, at],
  );
}

/** Counts calls as ingest does. */
export async function call(
  app: TestApp,
  clientId: string,
  times: readonly string[],
  apiVersionId = ACCOUNTS_V1_ID,
  status = 200,
): Promise<void> {
  if (times.length === 0) return;
  const { staff } = app.pools;
  const { rows } = await staff.query<{ id: string }>('select id from credential where client_id = $1', [
    clientId,
  ]);
  const operationId = apiVersionId === ACCOUNTS_V1_ID ? LIST_ACCOUNTS_ID : null;
  const calls = times.map((time): ResolvedUsage => {
    return {
      time: new Date(time),
      credentialId: rows[0]!.id,
      apiVersionId,
      operationId,
      status,
      latencyMs: 10,
    };
  });
  for (const time of times) await staff.query('select open_usage_month($1)', [`${time.slice(0, 7)}-01`]);
  await app.nest.get(Transactions, { strict: false }).run(SYSTEM, async (tx) => {
    await addToRollups(tx, rollUp(calls));
  });
}

/** Noon on days of a month. */
export const noons = (month: string, ...days: readonly number[]): string[] =>
  days.map((day) => `${month}-${String(day).padStart(2, '0')}T12:00:00Z`);
