// Ingests 100,000 usage records over HTTP, compared with the limit: the same records parsed and COPYed into a bare table,
// alternating on the same PostgreSQL. Run: npm run bench:ingest [-- --rounds 5]
import assert from 'node:assert/strict';
import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { optionsOf } from '../scripts/command-line.mjs';
import { spread, startServer } from './process.mjs';
import { makeWorld, urlsOf } from './world.mjs';

const options = optionsOf('bench:ingest');
const RECORDS = 100_000;
const BATCH = 10_000;
const PARTNERS = 50;
const OPERATIONS = 40;
const URL_BASE = 'http://127.0.0.1:24110';

async function fill(client) {
  const uuid = (kind, n) => `('${kind}0000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
  await client.query(`
    insert into app_user (id, email, name, role, created_at) values
      ('c0000000-0000-7000-8000-000000000001', 'admin@causeway.example', 'Admin', 'ADMIN', '2026-01-01');
    insert into api_product values (${uuid('1', '1')}, 'payments', 'Payments', 'PAYMENTS', null, '2026-01-01');
    insert into api_version (id, api_product_id, version, status, hosts, base_path, created_at) values
      (${uuid('2', '1')}, ${uuid('1', '1')}, '1', 'GA', '{api.bank.example}', '/v1', '2026-01-01');
    insert into api_operation (id, api_version_id, method, path, position)
      select ${uuid('3', 'n')}, ${uuid('2', '1')}, 'GET', '/resource-' || n || '/{id}', n from generate_series(1, ${OPERATIONS}) n;
    insert into partner select ${uuid('a', 'n')}, 'partner-' || n, 'Partner ' || n, 'FINTECH', 'STANDARD', null, 'US',
      'America/New_York', false, 1, '2026-01-01' from generate_series(1, ${PARTNERS}) n;
    insert into application select ${uuid('4', 'n')}, ${uuid('a', 'n')}, 'App', '2026-01-01' from generate_series(1, ${PARTNERS}) n;
    insert into application_product (application_id, partner_id, api_product_id)
      select ${uuid('4', 'n')}, ${uuid('a', 'n')}, ${uuid('1', '1')} from generate_series(1, ${PARTNERS}) n;
    insert into credential (id, application_id, partner_id, environment, client_id, issued_at, created_at)
      select ${uuid('5', 'n')}, ${uuid('4', 'n')}, ${uuid('a', 'n')}, 'PRODUCTION', 'client-' || n, '2026-01-01', '2026-01-01'
      from generate_series(1, ${PARTNERS}) n;`);
}

/** Batches of NDJSON, spread over the last 24 hours; `turn` makes the IDs of each turn unique. */
function batches(turn) {
  const now = Date.now();
  const record = (n) => ({
    id: `${turn}-${n}`,
    time: new Date(now - ((n * 863) % 86_400) * 1000).toISOString(),
    clientId: `client-${1 + (n % PARTNERS)}`,
    method: 'GET',
    host: 'api.bank.example',
    path: `/v1/resource-${1 + (n % OPERATIONS)}/${n}`,
    status: n % 50 === 0 ? 500 : 200,
    latencyMs: n % 900,
  });
  return Array.from({ length: RECORDS / BATCH }, (_each, batch) =>
    Array.from({ length: BATCH }, (_line, n) => JSON.stringify(record(batch * BATCH + n))).join('\n'),
  );
}

async function secretOf() {
  const post = (path, body, token) =>
    fetch(URL_BASE + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    }).then((response) => response.json());
  const { token } = await post('/dev/token', { email: 'admin@causeway.example' });
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const query = `mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret userErrors { message } } }`;
  const variables = { input: { name: 'bench', scopes: ['USAGE_WRITE'], expiresAt } };
  return (await post('/graphql', { query, variables }, token)).data.createApiKey.secret;
}

async function ingest(secret, lines) {
  const started = performance.now();
  for (const body of lines) {
    const response = await fetch(`${URL_BASE}/ingest/usage?format=causeway`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${secret}` },
      body,
    });
    const answer = await response.json();
    assert.deepEqual([response.status, answer.accepted], [202, BATCH], JSON.stringify(answer).slice(0, 300));
  }
  return RECORDS / ((performance.now() - started) / 1000);
}

/** The limit: no checks, no deduplication, no rollups; one table, one COPY per batch. */
async function copy(client, lines) {
  const started = performance.now();
  for (const body of lines) {
    const stream = client.query(copyFrom('copy bare_usage from stdin'));
    const rows = body.split('\n').map((line) => Object.values(JSON.parse(line)).join('\t'));
    stream.end(`${rows.join('\n')}\n`);
    await once(stream, 'finish');
  }
  return RECORDS / ((performance.now() - started) / 1000);
}

const world = await makeWorld(async (client) => {
  await fill(client);
  await client.query(`create table bare_usage (id text, time timestamptz, client_id text, method text, host text, path text,
    status int, latency_ms int); grant all on bare_usage to causeway_app`);
});
const causeway = await startServer(
  process.execPath,
  ['--max-semi-space-size=64', 'dist/src/main.js'],
  { CAUSEWAY_DATA_DIR: world.dataDir, CAUSEWAY_DEMO: 'false', PORT: '24110' },
  `${URL_BASE}/health/ready`,
);
try {
  const client = new pg.Client({ connectionString: urlsOf(world.dataDir).app });
  await client.connect();
  const secret = await secretOf();
  const ours = [];
  const theirs = [];
  for (let turn = 0; turn <= Number(options.rounds); turn += 1) {
    const lines = batches(turn);
    const [rate, limit] = [await ingest(secret, lines), await copy(client, lines)];
    if (turn > 0) (ours.push(rate), theirs.push(limit)); // the first turn warms up
  }
  await client.end();
  console.log(
    `${options.rounds} turns of ${RECORDS} records in batches of ${BATCH}; records/s, median (min–max)\n`,
  );
  console.log('| server | records/s |');
  console.log('|---|---|');
  console.log(`| Causeway: checked, deduplicated, rolled up | ${spread(ours)} |`);
  console.log(`| bare COPY: parsed and stored | ${spread(theirs)} |`);
} finally {
  await causeway.stop();
  world.remove();
}
