// Answers a manager's dashboard of twelve weeks (totals, two series, a breakdown, the funnel) from the rollups, compared on the same
// PostgreSQL in the same run with the same questions asked of raw rows, one for each call; then again with ten times the calls in
// each rollup row and with ten times the partners. Run: npm run bench:adoption [-- --partners 2000 --rows 5000000 --requests 40]
import assert from 'node:assert/strict';
import pg from 'pg';
import {
  COUNT_COLUMNS as COUNTERS,
  LATENCY_COLUMNS as BUCKETS,
} from '../dist/src/modules/usage/usage-counts.js';
import { optionsOf } from '../scripts/command-line.mjs';
import { percentile, spread, startServer } from './process.mjs';
import { makeWorld, urlsOf } from './world.mjs';

const options = Object.fromEntries(
  Object.entries(optionsOf('bench:adoption')).map(([name, value]) => [name, Number(value)]),
);
const { partners, rows, requests } = options;
const DAYS = 84;
const PRODUCTS = 6;
const URL_BASE = 'http://127.0.0.1:24120';
const TODAY = new Date().toISOString().slice(0, 10);
const day = (before) => new Date(Date.parse(TODAY) - before * 86_400_000).toISOString().slice(0, 10);
const [FROM, TO] = [day(DAYS), day(1)];

const uuid = (kind, n) => `('${kind}0000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
/**
 * Each partner has an application with a credential for production and uses one product, of which it calls as many operations a day as
 * make up the rows. A quarter of the partners began an engagement within the twelve weeks.
 */
async function fill(client, { count, perCell }) {
  const operations = Math.max(1, Math.round(rows / (count * DAYS)));
  const counts = `1 * ${perCell}, ${perCell}, 0, 0, 0, ${BUCKETS.map((_each, n) => (n === 3 ? perCell : 0)).join(', ')}`;
  await client.query(`
    insert into app_user (id, email, name, role, created_at) values
      ('c0000000-0000-7000-8000-000000000001', 'manager@causeway.example', 'Manager', 'MANAGER', '2026-01-01');
    insert into solution_engineer select ${uuid('b', 'n')}, 'Engineer ' || n, 'engineer-' || n || '@causeway.example',
      'America/New_York', 40, '2026-01-01' from generate_series(1, 50) n;
    insert into api_product select ${uuid('1', 'n')}, 'product-' || n, 'Product ' || n, 'PAYMENTS', null, '2026-01-01'
      from generate_series(1, ${PRODUCTS}) n;
    insert into api_version (id, api_product_id, version, status, hosts, base_path, created_at)
      select ${uuid('2', 'n')}, ${uuid('1', 'n')}, '1', 'GA', '{api.bank.example}', '/p' || n, '2026-01-01' from generate_series(1, ${PRODUCTS}) n;
    insert into api_operation (id, api_version_id, method, path, position)
      select ${uuid('3', `p * 1000 + n`)}, ${uuid('2', 'p')}, 'GET', '/resource-' || n, n
      from generate_series(1, ${PRODUCTS}) p, generate_series(1, ${operations}) n;
    insert into partner select ${uuid('a', 'n')}, 'partner-' || n, 'Partner ' || n, 'FINTECH',
      (array['STRATEGIC', 'GROWTH', 'STANDARD'])[1 + n % 3], null, 'US', 'America/New_York', n % 100 = 0, 1, '2026-01-01'
      from generate_series(1, ${count}) n;
    insert into application select ${uuid('4', 'n')}, ${uuid('a', 'n')}, 'App', '2026-01-01' from generate_series(1, ${count}) n;
    insert into application_product (application_id, partner_id, api_product_id)
      select ${uuid('4', 'n')}, ${uuid('a', 'n')}, ${uuid('1', `1 + n % ${PRODUCTS}`)} from generate_series(1, ${count}) n;
    insert into credential (id, application_id, partner_id, environment, client_id, issued_at, created_at)
      select ${uuid('5', 'n')}, ${uuid('4', 'n')}, ${uuid('a', 'n')}, 'PRODUCTION', 'client-' || n, '2026-01-01', '2026-01-01'
      from generate_series(1, ${count}) n;
    insert into engagement (id, partner_id, type, title, stage, status, lead_id, region, time_zone, started_on, version, created_at, updated_at)
      select ${uuid('d', 'n')}, ${uuid('a', 'n')}, 'INTEGRATION', 'Engagement ' || n, 'ADOPTION', 'ACTIVE', ${uuid('b', '1 + n % 50')}, 'US',
        'America/New_York', case when n % 4 = 0 then '${FROM}'::date + n % ${DAYS} else '2025-06-01'::date end, 1, '2026-01-01', '2026-01-01'
      from generate_series(1, ${count}) n;
    insert into engagement_scope select ${uuid('d', 'n')}, ${uuid('2', `1 + n % ${PRODUCTS}`)}, true from generate_series(1, ${count}) n;
    insert into engagement_history (id, engagement_id, at, stage, status, time_zone)
      select ${uuid('6', 'n')}, ${uuid('d', 'n')}, '2026-01-01', 'LAUNCH', 'ACTIVE', 'America/New_York' from generate_series(1, ${count}) n;
    select open_usage_month(month::date) from generate_series(date_trunc('month', '${FROM}'::date), '${TODAY}'::date, '1 month') month;
    insert into usage_daily (credential_id, day, api_version_id, api_operation_id, partner_id, application_id, environment, api_product_id,
        ${COUNTERS.join(', ')}, first_success_at, last_call_at)
      select ${uuid('5', 'n')}, d::date, ${uuid('2', `1 + n % ${PRODUCTS}`)}, ${uuid('3', `(1 + n % ${PRODUCTS}) * 1000 + o`)}, ${uuid('a', 'n')},
        ${uuid('4', 'n')}, 'PRODUCTION', ${uuid('1', `1 + n % ${PRODUCTS}`)}, ${counts}, d + interval '9 hours', d + interval '9 hours'
      from generate_series(1, ${count}) n, generate_series('${FROM}'::timestamptz at time zone 'utc', '${TO}', '1 day') d, generate_series(1, ${operations}) o;
    insert into usage_application_daily (application_id, day, environment, api_version_id, partner_id, api_product_id, ${COUNTERS.join(', ')},
        first_success_at, last_call_at)
      select application_id, day, environment, api_version_id, partner_id, api_product_id, ${COUNTERS.map((name) => `sum(${name})`).join(', ')},
        min(first_success_at), max(last_call_at) from usage_daily group by 1, 2, 3, 4, 5, 6;
    insert into usage_application_weekly (application_id, week, environment, api_version_id, partner_id, api_product_id, ${COUNTERS.join(', ')},
        first_success_at, last_call_at)
      select application_id, date_trunc('week', day), environment, api_version_id, partner_id, api_product_id,
        ${COUNTERS.map((name) => `sum(${name})`).join(', ')}, min(first_success_at), max(last_call_at)
      from usage_application_daily group by 1, 2, 3, 4, 5, 6;
    insert into usage_operation_daily (day, environment, api_version_id, api_operation_id, api_product_id, ${COUNTERS.join(', ')})
      select day, environment, api_version_id, api_operation_id, api_product_id, ${COUNTERS.map((name) => `sum(${name})`).join(', ')}
      from usage_daily group by 1, 2, 3, 4, 5;
    insert into usage_version_daily (day, environment, api_version_id, api_product_id, ${COUNTERS.join(', ')})
      select day, environment, api_version_id, api_product_id, ${COUNTERS.map((name) => `sum(${name})`).join(', ')}
      from usage_operation_daily group by 1, 2, 3, 4;
    create table raw_usage as
      select u.partner_id, u.api_product_id, u.api_operation_id, u.day + interval '9 hours' as at, 200 as status, 40 as latency_ms
      from usage_daily u;
    create index on raw_usage (partner_id, at);
    grant select on raw_usage to causeway_app`);
}

const DASHBOARD = `query ($filter: AdoptionFilter!) { adoption(filter: $filter) {
  totals { calls errorRate p50Ms p95Ms p99Ms }
  calls: series(interval: DAY, groupBy: API_PRODUCT) { key label points { start calls } }
  errors: series(interval: WEEK, groupBy: STATUS_CLASS) { key points { start calls } }
  breakdown(by: [PARTNER], first: 50) { keys labels totals { calls errorRate p95Ms } }
  funnel { step n conversion medianDays } } }`;

const OF_RAW = `raw_usage u join partner p on p.id = u.partner_id and not p.internal
  where u.at >= '${FROM}' and u.at < '${TODAY}'`;
/** The same questions of raw rows; the funnel's steps from first success to sustained use. */
const RAW = [
  `select count(*), count(*) filter (where status < 400), percentile_cont(array[0.5, 0.95, 0.99]) within group (order by latency_ms) from ${OF_RAW}`,
  `select u.api_product_id, date_trunc('day', u.at), count(*) from ${OF_RAW} group by 1, 2`,
  `select u.status / 100, date_trunc('week', u.at), count(*) from ${OF_RAW} group by 1, 2`,
  `select u.partner_id, count(*), percentile_cont(0.95) within group (order by latency_ms) from ${OF_RAW} group by 1 order by 2 desc limit 50`,
  `select e.id, min(u.at), count(distinct u.at::date) from engagement e join raw_usage u on u.partner_id = e.partner_id and u.status < 400
   where e.started_on >= '${FROM}' group by 1`,
];

async function measure(count, perCell, { withRaw = false } = {}) {
  const world = await makeWorld((client) => fill(client, { count, perCell }));
  const causeway = await startServer(
    process.execPath,
    ['--max-semi-space-size=16', 'dist/src/main.js'],
    { CAUSEWAY_DATA_DIR: world.dataDir, CAUSEWAY_DEMO: 'false', PORT: '24120' },
    `${URL_BASE}/health/ready`,
  );
  try {
    const post = async (path, body, token) => {
      const headers = {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      };
      const response = await fetch(URL_BASE + path, { method: 'POST', headers, body: JSON.stringify(body) });
      return response.json();
    };
    const { token } = await post('/dev/token', { email: 'manager@causeway.example' });
    const variables = { filter: { from: FROM, to: TO } };
    const ask = () => post('/graphql', { query: DASHBOARD, variables }, token);
    const { data, errors } = await ask();
    assert.equal(errors, undefined, JSON.stringify(errors));
    assert.ok(data.adoption.totals.calls > 0 && data.adoption.breakdown.length === 51);
    const times = await timesOf(requests, ask, { warmUp: 20 });
    return { times, raw: withRaw ? await rawTimes(world.dataDir) : null };
  } finally {
    await causeway.stop();
    world.remove();
  }
}

async function timesOf(count, act, { warmUp }) {
  const times = [];
  for (let n = -warmUp; n < count; n += 1) {
    const started = performance.now();
    await act();
    if (n >= 0) times.push(performance.now() - started);
  }
  return times;
}

/** As the server does, the questions run at the same time, on connections of their own. */
async function rawTimes(dataDir) {
  const pool = new pg.Pool({ connectionString: urlsOf(dataDir).app, max: RAW.length });
  const times = await timesOf(3, () => Promise.all(RAW.map((text) => pool.query(text))), { warmUp: 1 });
  await pool.end();
  return times;
}

const line = (name, times) => `| ${name} | ${spread(times, 1)} | ${percentile(times, 0.95).toFixed(1)} |`;
const print = (text) => console.log(text);
print(
  `A dashboard of ${DAYS} days over ${rows} rows of usage; ms, median (min–max) and 95th percentile of ${requests}\n`,
);
print('| way | ms | p95 |');
print('|---|---|---|');
const base = await measure(partners, 1, { withRaw: true });
print(line(`Causeway, ${partners} partners`, base.times));
print(line('the same questions of raw rows (3 times)', base.raw));
print(line('ten times the calls in each row', (await measure(partners, 10)).times));
print(line('ten times the partners', (await measure(partners * 10, 1)).times));
