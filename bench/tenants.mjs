// Two tenants of one process: how long the quiet one's trivial query takes alone, next to 20 concurrent heavy queries of the
// noisy one, and next to as many plus 400 subscriptions to constantly changing data. The same for two staff users.
// Run: npm run bench:tenants [-- --rounds 5 --seconds 10]
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { optionsOf } from '../scripts/command-line.mjs';
import { openLoop } from './open-loop.mjs';
import { median, spread, startServer } from './process.mjs';
import { HEAVY, TRIVIAL, WATCHED } from './tenants-queries.mjs';
import * as world from './tenants-world.mjs';
import { makeWorld } from './world.mjs';

const options = optionsOf('bench:tenants');
const PORT = Number(process.env.BENCH_PORT ?? 24_140);
const URL_BASE = `http://127.0.0.1:${PORT}`;
const RATE = 40;
const AT_ONCE = 20;
const SOCKETS = 20;
const WATCHED_KEYS = world.NOISY_KEYS.slice(0, 20);
/** The limit for tenants: the quiet one's p99 next to noise divided by its p99 alone. For staff it is only shown. */
const MOST_RATIO = 3;
const SETTLING_MS = 3_000;

const json = { 'content-type': 'application/json' };
const bodyOf = (query, variables = {}) => JSON.stringify({ query, variables });

async function headersOf(email) {
  const body = JSON.stringify({ email });
  const answer = await fetch(`${URL_BASE}/dev/token`, { method: 'POST', headers: json, body });
  return { ...json, authorization: `Bearer ${(await answer.json()).token}` };
}

function quiet(headers, query) {
  const body = bodyOf(query, { key: world.QUIET_KEY });
  return openLoop({
    ...{ rate: RATE, seconds: Number(options.seconds) },
    requestOf: () => ({ url: `${URL_BASE}/graphql`, headers, body }),
    check: (answer) => assert.ok(!answer.includes('"errors"'), answer.slice(0, 300)),
  });
}

/** A note visible to subscribers, four times a second, on the noisy partner's integrations in turn. */
function keepLogging(headers) {
  const log = `mutation ($input: LogProgressInput!) { logProgress(input: $input) { userErrors { message } } }`;
  let turn = 0;
  const timer = setInterval(() => {
    const engagementId = WATCHED_KEYS[turn++ % WATCHED_KEYS.length];
    const body = bodyOf(log, { input: { engagementId, text: 'Noted.', visibility: 'PARTNER' } });
    void fetch(`${URL_BASE}/graphql`, { method: 'POST', headers, body }).catch(() => undefined);
  }, 250);
  return () => clearInterval(timer);
}

async function beside({ logger, ...noise }, act) {
  const workerData = { url: URL_BASE, atOnce: AT_ONCE, sockets: 0, subscriptions: [], ...noise };
  const worker = new Worker(new URL('./noisy-tenant.mjs', import.meta.url), { workerData });
  await once(worker, 'message');
  const stop = logger ? keepLogging(logger) : () => undefined;
  try {
    await sleep(SETTLING_MS);
    const figures = await act();
    worker.postMessage('enough');
    const [saw] = await once(worker, 'message');
    return { ...figures, saw };
  } finally {
    stop();
    await worker.terminate();
    // Left-over work must not affect what comes next.
    await sleep(SETTLING_MS);
  }
}

async function measure(cases) {
  const rounds = new Map(cases.map(({ name }) => [name, []]));
  for (let turn = 0; turn <= Number(options.rounds); turn += 1)
    for (const { name, run } of cases) {
      console.error(`${turn === 0 ? 'warm-up' : `round ${turn} of ${options.rounds}`}: ${name}`);
      const round = await run();
      if (turn > 0) rounds.get(name).push(round);
    }
  return rounds;
}

/** @returns whether every limit was met */
function print(cases, rounds) {
  console.log(
    '| the quiet one | p50 ms | p99 ms | p99 by alone | the noisy one saw |\n|---|---|---|---|---|',
  );
  let fits = true;
  for (const { name, alone, most = MOST_RATIO } of cases) {
    const of = (which, figure) => rounds.get(which).map((round) => round[figure]);
    const ratio = median(of(name, 'p99')) / median(of(alone, 'p99'));
    const saw = {};
    for (const each of of(name, 'saw'))
      for (const [code, n] of Object.entries(each ?? {})) saw[code] = (saw[code] ?? 0) + n;
    fits &&= ratio <= most && !saw.INTERNAL_SERVER_ERROR && !saw['RATE_LIMITED without a hint'];
    const seen = Object.entries(saw).map(([code, n]) => `${n} ${code}`);
    console.log(
      `| ${name} | ${spread(of(name, 'p50'), 1)} | ${spread(of(name, 'p99'), 1)} | ${ratio.toFixed(2)} | ${seen.join(', ')} |`,
    );
  }
  return fits;
}

const { dataDir, remove } = await makeWorld(world.fillTenants);
const server = await startServer(
  process.execPath,
  ['--max-semi-space-size=16', 'dist/src/main.js'],
  { CAUSEWAY_DATA_DIR: dataDir, CAUSEWAY_DEMO: 'false', LOG_LEVEL: 'error', PORT: String(PORT) },
  `${URL_BASE}/health/ready`,
);
try {
  const { NOISY, QUIET, NOISY_STAFF, QUIET_STAFF, LOGGING_STAFF } = world;
  const people = [NOISY, QUIET, NOISY_STAFF, QUIET_STAFF, LOGGING_STAFF];
  const [noisy, calm, noisyStaff, calmStaff, logger] = await Promise.all(people.map(headersOf));
  const heavy = { headers: noisy, bodies: HEAVY.partner.map((query) => bodyOf(query)) };
  const subscriptions = WATCHED_KEYS.map((key) => ({ query: WATCHED, variables: { key } }));
  const live = { ...heavy, sockets: SOCKETS, subscriptions, logger };
  const staff = { headers: noisyStaff, bodies: HEAVY.staff.map((query) => bodyOf(query)) };
  const partner = () => quiet(calm, TRIVIAL.partner);
  const colleague = () => quiet(calmStaff, TRIVIAL.staff);
  const P = 'partner, alone';
  const S = 'staff, alone';
  const cases = [
    { name: P, alone: P, run: partner },
    { name: 'partner, beside queries', alone: P, run: () => beside(heavy, partner) },
    { name: 'partner, beside queries and subscriptions', alone: P, run: () => beside(live, partner) },
    { name: S, alone: S, run: colleague },
    { name: 'staff, beside queries of staff', alone: S, most: Infinity, run: () => beside(staff, colleague) },
  ];
  const rounds = await measure(cases);
  console.log(
    `${options.rounds} rounds in turn, ${RATE} trivial queries a second for ${options.seconds} s, ${AT_ONCE} heavy ones at a ` +
      `time, ${SOCKETS * WATCHED_KEYS.length} subscriptions, Node ${process.version}; median (min–max)\n`,
  );
  process.exitCode = print(cases, rounds) ? 0 : 1;
} finally {
  await server.stop();
  remove();
}
