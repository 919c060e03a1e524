// Ingests usage records over HTTP, as a gateway sends them: in order of time, in batches. Compared, on the same PostgreSQL in the
// same run, with the limit (the same bodies parsed and COPYed into a table with the same unique key) and with the naive way (each
// record saved on its own through TypeORM). A gateway's calls are skewed: here the n-th busiest partner and operation get 1/n of the calls
// of the busiest; even calls, which no gateway has, meet the most rollup rows and are the worst case.
// Run: npm run bench:ingest [-- --rounds 3 --records 1000000 --batch 5000 --senders 4]
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DataSource, EntitySchema } from 'typeorm';
import { optionsOf } from '../scripts/command-line.mjs';
import { spread, startServer } from './process.mjs';
import { makeWorld, urlsOf } from './world.mjs';

const options = Object.fromEntries(
  Object.entries(optionsOf('bench:ingest')).map(([name, value]) => [name, Number(value)]),
);
const { rounds, records, batch, senders } = options;
/** Sent before anything is measured. */
const WARM_UP = 100_000;
/** The naive way is so slow that fewer records show it. */
const SAVED_ALONE = 5_000;
const PARTNERS = 50;
const OPERATIONS = 40;
const URL_BASE = 'http://127.0.0.1:24110';
const DAY_MS = 86_400_000;
const STARTED = Date.now();

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

/** Draws a number from 1 to `count`, by the share of each. */
function drawFrom(count, shareOf) {
  const ends = [];
  for (let n = 1; n <= count; n += 1) ends.push((ends.at(-1) ?? 0) + shareOf(n));
  return (random) => 1 + ends.findIndex((end) => random * ends.at(-1) <= end);
}

const MIXES = { skewed: (n) => 1 / n, even: () => 1 };

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function* randoms(seed) {
  for (let state = seed; ;) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

/** Bodies of NDJSON, made one at a time: a day of calls in order of time. `turn` makes the IDs of each turn unique. */
function* bodies(turn, mix, count = records) {
  const random = randoms(1);
  const partner = drawFrom(PARTNERS, MIXES[mix]);
  const operation = drawFrom(OPERATIONS, MIXES[mix]);
  const record = (n) => ({
    id: `${turn}-${mix}-${n}`,
    time: new Date(STARTED - DAY_MS + Math.floor((n * DAY_MS) / records)).toISOString(),
    clientId: `client-${partner(random.next().value)}`,
    method: 'GET',
    host: 'api.bank.example',
    path: `/v1/resource-${operation(random.next().value)}/${n}`,
    status: n % 50 === 0 ? 500 : 200,
    latencyMs: n % 900,
  });
  for (let start = 0; start < count; start += batch) {
    const size = Math.min(batch, count - start);
    yield Array.from({ length: size }, (_line, n) => JSON.stringify(record(start + n))).join('\n');
  }
}

async function secretOf() {
  const post = (path, body, token) =>
    fetch(URL_BASE + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    }).then((response) => response.json());
  const { token } = await post('/dev/token', { email: 'admin@causeway.example' });
  const expiresAt = new Date(Date.now() + DAY_MS).toISOString();
  const query = `mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret userErrors { message } } }`;
  const variables = { input: { name: 'bench', scopes: ['USAGE_WRITE'], expiresAt } };
  return (await post('/graphql', { query, variables }, token)).data.createApiKey.secret;
}

/** Sends all bodies with several senders at a time. @returns records a second, without the time to make the bodies */
async function rateOf(turn, mix, send, count = records) {
  const all = [...bodies(turn, mix, count)];
  const started = performance.now();
  await Promise.all(
    Array.from({ length: senders }, async (_each, sender) => {
      for (let at = sender; at < all.length; at += senders) await send(all[at], sender);
    }),
  );
  return count / ((performance.now() - started) / 1000);
}

const ingest = (secret) => async (body) => {
  const response = await fetch(`${URL_BASE}/ingest/usage?format=causeway`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${secret}` },
    body,
  });
  const answer = await response.json();
  const sent = body.split('\n').length;
  assert.deepEqual([response.status, answer.accepted], [202, sent], JSON.stringify(answer).slice(0, 300));
};

/** The limit: parsed and stored under the same unique key, one COPY per batch; no checks, no duplicates, no rollups. */
const copy = (clients) => async (body, sender) => {
  const stream = clients[sender].query(copyFrom('copy bare_usage from stdin'));
  const rows = body.split('\n').map((line) => {
    const { id, time, clientId, method, host, path, status, latencyMs } = JSON.parse(line);
    const key = hash('sha256', `gateway\0\0${id}`, 'hex');
    return `${time.slice(0, 7)}-01\t\\\\x${key}\t${time}\t${clientId}\t${method}\t${host}\t${path}\t${status}\t${latencyMs}\n`;
  });
  stream.end(rows.join(''));
  await once(stream, 'finish');
};

const BareUsage = new EntitySchema({
  name: 'BareUsage',
  tableName: 'saved_usage',
  columns: {
    month: { type: 'date', primary: true },
    key: { type: 'bytea', primary: true },
    time: { type: 'timestamptz' },
    clientId: { type: 'text', name: 'client_id' },
    ...{ method: { type: 'text' }, host: { type: 'text' }, path: { type: 'text' } },
    status: { type: 'int' },
    latencyMs: { type: 'int', name: 'latency_ms' },
  },
});

/** The naive way: an entity per record, saved on its own. */
async function saveRate(dataSource, turn) {
  const repository = dataSource.getRepository('BareUsage');
  const lines = [...bodies(turn, 'skewed', SAVED_ALONE)].flatMap((body) => body.split('\n'));
  const started = performance.now();
  for (const line of lines) {
    const { id, ...record } = JSON.parse(line);
    const key = hash('sha256', `gateway\0\0${id}`, 'buffer');
    await repository.save({ month: `${record.time.slice(0, 7)}-01`, key, ...record });
  }
  return lines.length / ((performance.now() - started) / 1000);
}

const world = await makeWorld(async (client) => {
  await fill(client);
  for (const table of ['bare_usage', 'saved_usage'])
    await client.query(`create table ${table} (month date, key bytea, time timestamptz, client_id text, method text, host text,
      path text, status int, latency_ms int, primary key (month, key)); grant all on ${table} to causeway_app`);
});
const causeway = await startServer(
  process.execPath,
  [...(process.env.SERVER_FLAGS?.split(' ') ?? []), '--max-semi-space-size=16', 'dist/src/main.js'],
  { CAUSEWAY_DATA_DIR: world.dataDir, CAUSEWAY_DEMO: 'false', PORT: '24110' },
  `${URL_BASE}/health/ready`,
);
try {
  const connectionString = urlsOf(world.dataDir).app;
  const clients = Array.from({ length: senders }, () => new pg.Client({ connectionString }));
  await Promise.all(clients.map((client) => client.connect()));
  const dataSource = await new DataSource({
    type: 'postgres',
    url: connectionString,
    entities: [BareUsage],
  }).initialize();
  const secret = await secretOf();
  const rates = { skewed: [], even: [], limit: [], naive: [] };
  await rateOf('warm-up', 'even', ingest(secret), WARM_UP);
  for (let turn = 0; turn < rounds; turn += 1) {
    for (const mix of Object.keys(MIXES)) {
      const before = causeway.cpuMs();
      rates[mix].push(await rateOf(turn, mix, ingest(secret)));
      const cpu = ((causeway.cpuMs() - before) * 1000) / records;
      console.error(`turn ${turn}, ${mix}: ${cpu.toFixed(1)} µs of the server's CPU a record`);
    }
    rates.limit.push(await rateOf(turn, 'skewed', copy(clients)));
    rates.naive.push(await saveRate(dataSource, turn));
  }
  const { rows } = await clients[0].query(`
    select (select sum(calls) from usage_hourly) as hourly, (select sum(calls) from usage_daily) as daily,
      (select sum(calls) from usage_application_daily) as application, (select count(*) from usage_key) as keys`);
  const sent = String(WARM_UP + rounds * records * Object.keys(MIXES).length);
  assert.deepEqual(rows[0], { hourly: sent, daily: sent, application: sent, keys: sent });
  await Promise.all(clients.map((client) => client.end()));
  await dataSource.destroy();
  console.log(
    `${rounds} turns of ${records} records in batches of ${batch} by ${senders} senders; records/s, median (min–max)\n`,
  );
  console.log('| way | records/s | of the limit |');
  console.log('|---|---|---|');
  const line = (name, of) => {
    const shares = rates[of].map((rate, turn) => rate / rates.limit[turn]);
    console.log(`| ${name} | ${spread(rates[of])} | ${spread(shares, 3)} |`);
  };
  line('Causeway: checked, deduplicated, rolled up', 'skewed');
  line('the same, calls spread evenly', 'even');
  line('the limit: parsed, COPY with the same unique key', 'limit');
  line(`one save() per record (${SAVED_ALONE} records)`, 'naive');
} finally {
  await causeway.stop();
  world.remove();
}
