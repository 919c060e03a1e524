import type pg from 'pg';
import { fromTypeId, newId, toTypeId } from '../../src/kernel/ids.js';
import type { Json, TestApp } from '../support/app.js';
import { GLOBEX_ID, MANAGER, type Person } from '../support/people.js';
import { VERSION_ID, PRODUCT_ID } from '../support/seed-integrations.js';

const ALERTS = `query ($filter: AlertFilter) { alerts(filter: $filter) { nodes {
  id kind cause nextStep openedAt resolvedAt acknowledgedAt acknowledgedBy note
  subject { kind id title } apiVersion { version } addressees { name reason } rule { id threshold } engagement { id } } } }`;
const ACKNOWLEDGE = `mutation ($input: AcknowledgeAlertInput!) { acknowledgeAlert(input: $input) {
  userErrors { code field message } alert { id acknowledgedAt acknowledgedBy note resolvedAt } } }`;
const SET_RULE = `mutation ($input: SetAlertRuleInput!) { setAlertRule(input: $input) {
  userErrors { code field message } rule { id kind type tier enabled threshold unit roles lead team version updatedBy } } }`;

/** The alerts of an engagement, newest first. @param id its UUID */
export async function alertsOf(app: TestApp, id: string, filter: object = {}): Promise<Json[]> {
  const engagementId = { in: [toTypeId('engagement', id)] };
  const { data, errors } = await app.gql(MANAGER, ALERTS, { filter: { engagementId, ...filter } });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.alerts.nodes;
}

/** Each alert as its kind and `open` or `resolved`, oldest first. */
export async function episodesOf(app: TestApp, id: string): Promise<string[]> {
  const alerts = await alertsOf(app, id);
  return alerts
    .map(({ kind, resolvedAt }) => `${kind} ${resolvedAt === null ? 'open' : 'resolved'}`)
    .reverse();
}

export const acknowledge = (app: TestApp, alertId: string, person: Person = MANAGER, note?: string) =>
  app.gql(person, ACKNOWLEDGE, { input: { alertId, note } });

export const setRule = (app: TestApp, input: object, person: Person = MANAGER) =>
  app.gql(person, SET_RULE, { input: { roles: ['MANAGER'], lead: true, team: false, ...input } });

/** Opens an alert without its cause. @param engagementId a TypeID @returns the alert's TypeID */
export async function openAlert(app: TestApp, engagementId: string): Promise<string> {
  const id = newId();
  await app.pools.staff.query(
    `insert into alert (id, rule_id, kind, engagement_id, subject_kind, subject_id, title, cause, next_step, opened_at)
     select $1, r.id, r.kind, e.id, 'ENGAGEMENT', e.id, e.title, 'It is late.', 'Call them.', e.created_at
     from engagement e, alert_rule r where e.id = $2 and r.kind = 'BALL_HELD' and r.tier is null`,
    [id, fromTypeId('engagement', engagementId)],
  );
  return toTypeId('alert', id);
}

/** Gives Globex an application with a production credential. @returns the application's id */
export async function addApplication(
  pool: pg.Pool,
  { expiresAt = null as string | null, name = 'Shop' } = {},
): Promise<string> {
  const id = newId();
  const issued = '2026-06-01T12:00:00Z';
  await pool.query('insert into application (id, partner_id, name, created_at) values ($1, $2, $3, $4)', [
    ...[id, GLOBEX_ID, name, issued],
  ]);
  await pool.query(
    'insert into application_product (application_id, partner_id, api_product_id) values ($1, $2, $3)',
    [id, GLOBEX_ID, PRODUCT_ID],
  );
  await pool.query(
    `insert into credential (id, application_id, partner_id, environment, client_id, issued_at, expires_at, created_at)
     values ($1, $2, $3, 'PRODUCTION', $4, $5, $6, $5)`,
    [newId(), id, GLOBEX_ID, `client-${id}`, issued, expiresAt],
  );
  return id;
}

export interface Calls {
  readonly hour: string;
  readonly calls: number;
  readonly errors: number;
  readonly throttled?: number;
  readonly environment?: 'SANDBOX' | 'PRODUCTION';
}

/** Inserts calls of an application into the hourly and weekly rollups. */
export async function addCalls(pool: pg.Pool, applicationId: string, calls: Calls): Promise<void> {
  const { hour, calls: all, errors, throttled = 0, environment = 'PRODUCTION' } = calls;
  await pool.query('select open_usage_month($1)', [`${hour.slice(0, 7)}-01`]);
  const buckets = ['5', '10', '25', '50', '100', '250', '500', '1000', '2500', '5000', '10000', 'inf'];
  const columns = buckets.map((each) => `le_${each}`).join(', ');
  const counts = `$7::bigint, $7::bigint - $8::bigint - $9::bigint, $8::bigint, $9::bigint, 0, ${buckets.map(() => '0').join(', ')}, null, $1::timestamptz`;
  const values = [hour, newId(), GLOBEX_ID, applicationId, environment, PRODUCT_ID, all, errors, throttled];
  await pool.query(
    `insert into usage_hourly (hour, credential_id, partner_id, application_id, environment, api_product_id, api_version_id,
       calls, successes, client_errors, throttled, server_errors, ${columns}, first_success_at, last_call_at)
     values ($1::timestamptz, $2, $3, $4, $5, $6, '${VERSION_ID}', ${counts})`,
    values,
  );
  await pool.query(
    `insert into usage_application_weekly (week, partner_id, application_id, environment, api_product_id, api_version_id,
       calls, successes, client_errors, throttled, server_errors, ${columns}, first_success_at, last_call_at)
     select date_trunc('week', $1::timestamptz, 'utc')::date, $3, $4, $5, $6, '${VERSION_ID}', ${counts} where $2::uuid is not null
     on conflict do nothing`,
    values,
  );
}
