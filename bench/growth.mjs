// How reads slow down as the world grows: W1, W2, W3, the console's lists and the adoption dashboard in worlds of 1, 10 and 100 times
// 200 partners with 1,000 engagements of 12 milestones, where a usage row stands for 1, 10 and 100 calls; and which tables that grow
// their statements read from end to end. Run: npm run bench:growth [-- --times 1,10,100 --rounds 40]
import { createLocalJWKSet } from 'jose';
import assert from 'node:assert/strict';
import pg from 'pg';
import { AppModule } from '../dist/src/app.module.js';
import { createDevIssuer } from '../dist/src/embedded/issuer.js';
import { startEmbeddedPostgres } from '../dist/src/embedded/postgres.js';
import { COUNT_COLUMNS, LATENCY_COLUMNS } from '../dist/src/modules/usage/usage-counts.js';
import { AppClock } from '../dist/src/platform/base/app-clock.js';
import { createHttpApp } from '../dist/src/platform/http/http-app.js';
import { optionsOf } from '../scripts/command-line.mjs';
import { growthOperations } from './growth-operations.mjs';
import { scannedBy, statementsOf } from './growth-plans.mjs';
import { fillGrowthWorld, fillUsage } from './growth-world.mjs';
import { median } from './process.mjs';
import { makeWorld } from './world.mjs';

const options = optionsOf('bench:growth');
const TIMES = options.times.split(',').map(Number);
const ROUNDS = Number(options.rounds);
/** Until every statement has a generic plan on each connection, and the code is warm. */
const WARM_UP = 20;
const NOW = new Date('2026-11-30T15:00:00Z');
const tell = (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);

async function startApp(postgres, dataDir) {
  const issuer = await createDevIssuer(dataDir, 'http://127.0.0.1/dev/oidc');
  const clock = new AppClock();
  clock.pin(NOW);
  const app = await createHttpApp(
    AppModule.forRuntime({
      ...{
        role: 'api',
        appUrl: postgres.appUrl,
        portalUrl: postgres.portalUrl,
        replicaUrl: null,
        redisUrl: null,
        clock,
        dev: null,
      },
      auth: { issuer: issuer.issuer, audience: issuer.audience, keys: createLocalJWKSet(issuer.jwks) },
      ...{ poolSize: 4, workerConcurrency: 1, logLevel: 'silent', corsOrigins: [], filesDir: null },
      ...{
        usageRetention: { keyMonths: 14, hourlyDays: 400 },
        otlpClientAttribute: 'client.id',
        consoleClient: null,
      },
    }),
    'silent',
  );
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const ask = async ({ email, query, variables }, turn) => {
    const authorization = `Bearer ${await issuer.sign({ sub: `dev|${email}`, email, name: email })}`;
    const headers = { 'content-type': 'application/json', authorization };
    const payload = JSON.stringify({ query, variables: variables(turn) });
    const started = performance.now();
    const answer = await app.inject({ method: 'POST', url: '/graphql', headers, payload });
    const ms = performance.now() - started;
    assert.ok(answer.statusCode === 200 && !answer.body.includes('"errors":['), answer.body.slice(0, 600));
    assert.ok(!/^\{"data":\{"\w+":null\}\}$/.test(answer.body), 'nothing was found');
    return ms;
  };
  return { app, ask };
}

/** Median milliseconds of each operation, one after the other in turn, and what its statements scan. */
async function measure(times) {
  let sizes;
  tell(`making the world of ${times} times`);
  const world = await makeWorld(async (client) => {
    sizes = await fillGrowthWorld(client, times);
    await fillUsage(client, {
      partners: 200,
      perCell: times,
      counters: COUNT_COLUMNS,
      buckets: LATENCY_COLUMNS,
    });
  });
  const postgres = await startEmbeddedPostgres({ dataDir: world.dataDir, log: tell });
  const { app, ask } = await startApp(postgres, world.dataDir);
  const clients = Object.fromEntries(
    [postgres.appUrl, postgres.portalUrl].map((url) => [new URL(url).username, new pg.Client(url)]),
  );
  try {
    await Promise.all(Object.values(clients).map((client) => client.connect()));
    const operations = await growthOperations(sizes);
    const figures = operations.map(() => []);
    tell(`measuring ${times} times`);
    for (let turn = -WARM_UP; turn < ROUNDS; turn += 1)
      for (const [index, operation] of operations.entries()) {
        const ms = await ask(operation, turn + WARM_UP);
        if (turn >= 0) figures[index].push(ms);
      }
    const results = [];
    for (const [index, operation] of operations.entries()) {
      const statements = await statementsOf(() => ask(operation, 0));
      const scans = [];
      for (const statement of statements)
        scans.push(...(await scannedBy(clients[statement.user], statement)));
      results.push({ ms: median(figures[index]), statements: statements.length, scans: [...new Set(scans)] });
    }
    for (const [index, { ms, scans }] of results.entries())
      tell(`${operations[index].name} ${ms.toFixed(2)} ms ${scans.join(', ')}`);
    return { operations, results };
  } finally {
    await Promise.all(Object.values(clients).map((client) => client.end()));
    await app.close();
    await postgres.stop();
    world.remove();
  }
}

const measured = [];
for (const times of TIMES) measured.push(await measure(times));
const [{ operations, results: smallest }] = measured;
console.log(
  `median ms of ${ROUNDS} in turn, Node ${process.version}; in brackets the ratio to ${TIMES[0]} times\n`,
);
console.log(
  `| operation | aim | ${TIMES.map((times) => `${times} times`).join(' | ')} | tables scanned at ${TIMES.at(-1)} times |`,
);
console.log(`|---|---|${TIMES.map(() => '---|').join('')}---|`);
for (const [index, { name, most }] of operations.entries()) {
  const cells = measured.map(({ results }) => {
    const { ms } = results[index];
    return `${ms.toFixed(2)} (${(ms / smallest[index].ms).toFixed(2)})`;
  });
  const { scans } = measured.at(-1).results[index];
  console.log(`| ${name} | ${most} | ${cells.join(' | ')} | ${scans.join(', ') || 'none'} |`);
}
