// logProgress end to end over HTTP at fixed arrival rates (open loop), with everything enabled: sign-in, limits, plan, forecast,
// health before and after, audit, events and the jobs that they cause. Compared with a minimal insert (minimal-insert.mjs) at the
// same rates, alternating on the same PostgreSQL. About four minutes.
// Run: npm run bench:log-progress [-- --rounds 3 --seconds 10 --rates 50,100]
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { optionsOf } from '../scripts/command-line.mjs';
import { openLoop } from './open-loop.mjs';
import { postgresCpuMs, spread, startServer } from './process.mjs';
import { makeWorld, postmasterOf, urlsOf } from './world.mjs';

const options = optionsOf('bench:log-progress');
const [ROUNDS, SECONDS] = [Number(options.rounds), Number(options.seconds)];
const RATES = options.rates.split(',').map(Number);
const ENGAGEMENTS = 200;
const URL_BASE = 'http://127.0.0.1:24120';
const BARE_URL = 'http://127.0.0.1:24121';
const JSON_TYPE = { 'content-type': 'application/json' };
const tell = (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);

const LOG = `mutation ($input: LogProgressInput!) { logProgress(input: $input) {
  userErrors { message } entry { id day minutes } engagement { version forecastGoLiveOn }
  forecastBefore forecastAfter healthBefore { score band } healthAfter { score band } } }`;
const START = `mutation ($input: StartEngagementInput!) { startEngagement(input: $input) {
  userErrors { message } engagement { id milestones { id } } } }`;

async function fill(client) {
  const uuid = (kind, n) => `('${kind}0000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
  await client.query(`
    insert into solution_engineer (id, name, email, time_zone, weekly_capacity_hours, created_at) values
      (${uuid('b', '1')}, 'Erin', 'erin@causeway.example', 'America/New_York', 40, '2026-01-01');
    insert into app_user (id, email, name, role, engineer_id, created_at) values
      (${uuid('c', '1')}, 'erin@causeway.example', 'Erin', 'ENGINEER', ${uuid('b', '1')}, '2026-01-01');
    insert into api_product (id, slug, name, capability, created_at) values
      (${uuid('1', '1')}, 'payments', 'Payments', 'PAYMENTS', '2026-01-01');
    insert into api_version (id, api_product_id, version, status, hosts, base_path, created_at) values
      (${uuid('2', '1')}, ${uuid('1', '1')}, '1', 'GA', '{api.bank.example}', '/v1', '2026-01-01');
    insert into partner (id, slug, name, kind, tier, region, time_zone, internal, version, created_at)
      select ${uuid('a', 'n')}, 'partner-' || n, 'Partner ' || n, 'FINTECH', 'STANDARD', 'US', 'America/New_York', false, 1,
        '2026-01-01' from generate_series(1, 50) n;
    create table bare_progress (id uuid primary key, text text not null, minutes int not null, created_at timestamptz not null);
    grant insert on bare_progress to causeway_app;`);
}

async function askJson(pathOf, body, headers = {}) {
  const request = { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) };
  return (await fetch(URL_BASE + pathOf, request)).json();
}

/** Engagements of the shipped playbook, each with the IDs of its milestones in order. */
async function startEngagements(headers) {
  const find = `{ partners(first: 50) { nodes { id } } engineers { nodes { id } }
    apiProducts { nodes { versions { id } } } }`;
  const { data } = await askJson('/graphql', { query: find }, headers);
  const startOn = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
  const started = [];
  for (let index = 0; index < ENGAGEMENTS; index += 1) {
    const input = {
      ...{ partnerId: data.partners.nodes[index % 50].id, leadId: data.engineers.nodes[0].id, startOn },
      ...{ type: 'INTEGRATION', title: `Engagement ${index}` },
      scope: [{ apiVersionId: data.apiProducts.nodes[0].versions[0].id }],
    };
    const answer = await askJson('/graphql', { query: START, variables: { input } }, headers);
    assert.deepEqual(answer.data?.startEngagement?.userErrors, [], JSON.stringify(answer).slice(0, 500));
    started.push({ ...answer.data.startEngagement.engagement, logged: 0 });
  }
  return started;
}

/**
 * The next log: on one engagement after the other, alternating on each between one that completes the next milestone, so that
 * the plan is reforecast, and a note.
 */
function nextLog(engagements, headers, counter) {
  const engagement = engagements[counter.next % ENGAGEMENTS];
  counter.next += 1;
  const turn = engagement.logged;
  engagement.logged += 1;
  const ended = turn % 2 === 0 ? engagement.milestones[turn / 2] : undefined;
  const input = {
    ...{ engagementId: engagement.id, text: 'Walked through the error codes with their team.', minutes: 15 },
    ...(ended ? { completeMilestoneIds: [ended.id], kind: 'DELIVERY' } : { kind: 'CALL' }),
  };
  const body = JSON.stringify({ query: LOG, variables: { input } });
  return { url: `${URL_BASE}/graphql`, headers, body };
}

function checkLog(body) {
  const { data, errors } = JSON.parse(body);
  assert.equal(errors, undefined, body.slice(0, 500));
  assert.deepEqual(data.logProgress.userErrors, []);
  assert.ok(data.logProgress.healthAfter, 'Health is told after each log.');
}

const bareRequest = () => ({
  ...{ url: `${BARE_URL}/insert`, headers: JSON_TYPE },
  body: JSON.stringify({
    id: randomUUID(),
    text: 'Walked through the error codes with their team.',
    minutes: 15,
  }),
});

const world = await makeWorld(fill);
const servers = [];
try {
  const node = ['--max-semi-space-size=16'];
  const env = { CAUSEWAY_DATA_DIR: world.dataDir, CAUSEWAY_DEMO: 'false', PORT: '24120' };
  servers.push(
    await startServer(process.execPath, [...node, 'dist/src/main.js'], env, `${URL_BASE}/health/ready`),
  );
  const bareEnv = { DATABASE_URL: urlsOf(world.dataDir).app, PORT: '24121' };
  const bare = path.join(import.meta.dirname, 'minimal-insert.mjs');
  servers.push(await startServer(process.execPath, [...node, bare], bareEnv, BARE_URL));

  const { token } = await askJson('/dev/token', { email: 'erin@causeway.example' });
  const headers = { ...JSON_TYPE, authorization: `Bearer ${token}` };
  tell(`starts ${ENGAGEMENTS} engagements`);
  const engagements = await startEngagements(headers);
  const counter = { next: 0 };
  const postmaster = postmasterOf(world.dataDir)[0];
  const ways = [
    [
      'logProgress',
      (rate) =>
        openLoop({
          rate,
          seconds: SECONDS,
          requestOf: () => nextLog(engagements, headers, counter),
          check: checkLog,
        }),
    ],
    [
      'minimal insert',
      (rate) => openLoop({ rate, seconds: SECONDS, requestOf: bareRequest, check: JSON.parse }),
    ],
  ];
  const results = new Map();
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const rate of RATES)
      for (const [index, [name, run]] of ways.entries()) {
        const used = () => [servers[index].cpuMs(), postgresCpuMs(postmaster)];
        const before = used();
        const measured = await run(rate);
        const [cpu, postgres] = used().map((ms, each) => (ms - before[each]) / (rate * SECONDS));
        tell(
          `round ${round}: ${name} at ${rate}/s: p50 ${measured.p50.toFixed(1)} ms, p99 ${measured.p99.toFixed(1)} ms`,
        );
        const key = `${name} | ${rate}`;
        if (round > 0) results.set(key, [...(results.get(key) ?? []), { ...measured, cpu, postgres }]); // the first round warms up
      }
  console.log(
    `${ROUNDS} rounds of ${SECONDS} s at each rate, ${ENGAGEMENTS} engagements of ${engagements[0].milestones.length} milestones; ` +
      'milliseconds from the instant a request was due to its answer, median (min–max) over the rounds\n',
  );
  console.log('| what | arrivals/s | p50 ms | p99 ms | answers/s | CPU ms/request | of PostgreSQL |');
  console.log('|---|---|---|---|---|---|---|');
  for (const [key, rounds] of results) {
    const of = (name, digits) =>
      spread(
        rounds.map((each) => each[name]),
        digits,
      );
    console.log(
      `| ${key} | ${of('p50', 1)} | ${of('p99', 1)} | ${of('perSecond', 0)} | ${of('cpu', 2)} | ${of('postgres', 2)} |`,
    );
  }
} finally {
  for (const server of servers.reverse()) await server.stop();
  world.remove();
}
