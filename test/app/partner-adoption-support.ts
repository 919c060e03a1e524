import type pg from 'pg';
import { newId } from '../../src/kernel/ids.js';
import { roundTo } from '../../src/platform/graphql/reads/schema/decimals.js';
import type { TestApp } from '../support/app.js';
import { ENGINEER_ID, GLOBEX_ID, NORTHWIND_ID } from '../support/people.js';
import { randomOf } from '../support/random.js';
import * as usage from '../support/usage.js';

export interface Call {
  readonly partner: string;
  readonly time: string;
  readonly status: number;
  readonly latencyMs: number;
  readonly path: string;
  readonly environment: 'PRODUCTION' | 'SANDBOX';
}

/** Slugs of the partners with calls, those without, and an internal one. */
export const CALLERS = ['northwind', 'globex', 'hooli', 'initech'];
export const SILENT = ['twin-a', 'twin-b'];
export const INTERNAL = 'stark';

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.parse('2026-09-20');
const DAYS = 71;
const STATUSES = [200, 200, 200, 204, 302, 400, 429, 500];
const PATHS = ['/accounts/v1/accounts', '/accounts/v1/accounts/7', '/payments/v1/payments'];
const LATENCIES = [3, 20, 70, 240, 900, 4000, 20_000];

/** Partners of which some call in other rhythms than others, sent through ingest; returns their calls. */
export async function seedCallers(app: TestApp): Promise<Call[]> {
  const pool = app.pools.staff;
  await usage.seedUsageWorld(pool);
  await register(pool, NORTHWIND_ID, usage.ACCOUNTS_ID);
  await register(pool, GLOBEX_ID, usage.PAYMENTS_ID);
  await seedEngagementOfGlobex(pool);
  for (const slug of [...CALLERS.slice(2), ...SILENT, INTERNAL]) await seedPartner(pool, slug);
  const key = await usage.createKey(pool, null);
  const calls = randomCalls();
  const records = calls.map(({ partner, environment, ...call }, index) =>
    usage.call(`call ${index}`, {
      ...call,
      clientId: `${partner}-${environment === 'PRODUCTION' ? 'live' : 'sandbox'}`,
      method: call.path.startsWith('/payments') ? 'POST' : 'GET',
    }),
  );
  const { body } = await usage.send(app, usage.lines(...records), { type: usage.NDJSON, key });
  if (body.accepted !== calls.length) throw new Error(JSON.stringify(body));
  return calls;
}

/** Globex uses one of two operations of payments. */
async function seedEngagementOfGlobex(pool: pg.Pool): Promise<void> {
  const id = newId();
  await pool.query(
    `insert into engagement (id, partner_id, type, title, stage, status, lead_id, region, time_zone, started_on, version,
       created_at, updated_at)
     values ($1, $2, 'ADVISORY', 'Payments', 'ADOPTION', 'ON_HOLD', $3, 'US', 'America/New_York', '2026-10-30', 1, $4, $4)`,
    [id, GLOBEX_ID, ENGINEER_ID, usage.ISSUED_AT],
  );
  await pool.query('insert into engagement_scope values ($1, $2, true)', [id, usage.PAYMENTS_V1_ID]);
  await pool.query(
    "insert into api_operation (id, api_version_id, method, path, position) values ($1, $2, 'POST', '/refunds', 4)",
    [newId(), usage.PAYMENTS_V1_ID],
  );
}

async function register(pool: pg.Pool, partnerId: string, productId: string): Promise<void> {
  await pool.query(
    `insert into application_product (application_id, partner_id, api_product_id)
     select id, partner_id, $2 from application where partner_id = $1`,
    [partnerId, productId],
  );
}

async function seedPartner(pool: pg.Pool, slug: string): Promise<void> {
  const [partner, application] = [newId(), newId()];
  await pool.query(
    `insert into partner (id, slug, name, kind, tier, region, time_zone, internal, version, created_at)
     values ($1, $2, $3, 'BANK', 'GROWTH', 'GB', 'Europe/London', $4, 1, '2026-01-01')`,
    [partner, slug, slug.startsWith('twin') ? 'Twin' : slug, slug === INTERNAL],
  );
  await pool.query('insert into application (id, partner_id, name, created_at) values ($1, $2, $3, $4)', [
    ...[application, partner, slug, usage.ISSUED_AT],
  ]);
  await pool.query(
    `insert into credential (id, application_id, partner_id, environment, client_id, issued_at, created_at)
     values ($1, $2, $3, 'PRODUCTION', $4, $5, $5)`,
    [newId(), application, partner, `${slug}-live`, usage.ISSUED_AT],
  );
}

function randomCalls(): Call[] {
  const random = randomOf(10);
  const next = (below: number) => Math.floor(random() * below);
  const pick = <T>(list: readonly T[]) => list[next(list.length)]!;
  return Array.from({ length: 1500 }, () => {
    const partner = pick([...CALLERS, INTERNAL]);
    // Hooli stops a week before the end, and Globex starts in the last weeks.
    const [from, to] = partner === 'hooli' ? [0, DAYS - 8] : partner === 'globex' ? [50, DAYS] : [0, DAYS];
    const time = FIRST_DAY + (from + next(to - from)) * DAY_MS + next(DAY_MS);
    const environment = partner === 'northwind' && next(5) === 0 ? 'SANDBOX' : 'PRODUCTION';
    return {
      ...{ partner, time: new Date(time).toISOString(), status: pick(STATUSES) },
      ...({
        latencyMs: pick(LATENCIES.slice(0, 4 + CALLERS.indexOf(partner))),
        path: pick(PATHS),
        environment,
      } as const),
    };
  });
}

/** The figures of a partner over the 28 days that end at `to`, counted anew from its calls. */
export function recount(calls: readonly Call[], partner: string, to: string, environment = 'PRODUCTION') {
  const age = ({ time }: Call) => (Date.parse(to) - Date.parse(time.slice(0, 10))) / DAY_MS;
  const own = calls.filter((call) => call.partner === partner && age(call) >= 0);
  const recent = own.filter((call) => call.environment === environment && age(call) < 28);
  const live = own.filter((call) => call.environment === 'PRODUCTION' && isSuccess(call));
  const unthrottled = recent.filter(({ status }) => status !== 429);
  const before = live.filter((call) => age(call) >= 28 && age(call) < 56).length;
  const times = own.filter((call) => call.environment === environment).map(({ time }) => time);
  return {
    calls: recent.length,
    successes: recent.filter(isSuccess).length,
    errorRate: ratio(unthrottled.filter(({ status }) => status >= 400).length, unthrottled.length),
    p95Ms: p95(unthrottled.map(({ latencyMs }) => latencyMs)),
    trend: before === 0 ? null : roundTo(live.filter((call) => age(call) < 28).length / before - 1, 6),
    activeDays: new Set(recent.filter(isSuccess).map(({ time }) => time.slice(0, 10))).size,
    lastCallAt: times.sort().at(-1) ?? null,
  };
}

const isSuccess = ({ status }: Call) => status < 400;
const ratio = (part: number, whole: number) => (whole === 0 ? null : roundTo(part / whole, 6));

function p95(latencies: readonly number[]): number | null {
  const bounds = [0, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];
  const rank = 0.95 * latencies.length;
  for (const [index, upper] of bounds.slice(1).entries()) {
    const lower = bounds[index]!;
    const upTo = latencies.filter((each) => each <= upper).length;
    const below = latencies.filter((each) => each <= lower).length;
    if (upTo > below && upTo >= rank)
      return roundTo(lower + ((upper - lower) * (rank - below)) / (upTo - below), 2);
  }
  return latencies.length > 0 ? 10_000 : null;
}
