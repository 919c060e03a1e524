// Health: the daily sweep against one job a row and against the bare SQL of the same inputs, a backtest of a year with its memory,
// jobs through our wrapper against BullMQ's that do nothing, and the time from an event to its score.
// Run: npm run bench:health [-- --engagements 10000 --year-of 1000 --jobs 5000 --seconds 20]
// A quick try: --engagements 1000 --year-of 50 --jobs 1000 --seconds 3
import { spawn } from 'node:child_process';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { AppModule } from '../dist/src/app.module.js';
import { startEmbeddedPostgres } from '../dist/src/embedded/postgres.js';
import { RunBacktestService } from '../dist/src/modules/backtests/run-backtest.service.js';
import { EvaluateHealthService } from '../dist/src/modules/health/evaluate-health.service.js';
import { AppClock } from '../dist/src/platform/base/app-clock.js';
import { createHttpApp } from '../dist/src/platform/http/http-app.js';
import { JobRegistry } from '../dist/src/platform/jobs/job-registry.js';
import { optionsOf } from '../scripts/command-line.mjs';
import { jobRates, latencies } from './health-jobs.mjs';
import { chunksOf, cpuDuring, eachOf } from './health-parts.mjs';
import { fillHealthWorld } from './health-world.mjs';
import { makeWorld } from './world.mjs';

const given = optionsOf('bench:health');
const [ENGAGEMENTS, YEAR_OF, JOBS, SECONDS] = ['engagements', 'year-of', 'jobs', 'seconds'].map((name) =>
  Number(given[name]),
);
const AT_ONCE = 4;
const CHUNK = 250;
const DAY_MS = 86_400_000;
const DAWN = Date.parse('2026-12-01T05:05:00Z');
const tell = (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);

async function startApp({ appUrl, portalUrl }, { clock, redisUrl = null, done }) {
  const urls = {
    role: 'worker',
    appUrl,
    portalUrl,
    replicaUrl: null,
    redisUrl,
    clock,
    auth: null,
    dev: null,
  };
  const sizes = { poolSize: 10, workerConcurrency: AT_ONCE, logLevel: 'warn', corsOrigins: [] };
  const usage = { usageRetention: { keyMonths: 14, hourlyDays: 400 }, otlpClientAttribute: 'client.id' };
  const app = await createHttpApp(
    AppModule.forRuntime({ ...urls, ...sizes, ...usage, filesDir: null }),
    'warn',
  );
  if (done) app.get(JobRegistry).handle({ queue: 'bench', job: 'no-op' }, async () => void (done.count += 1));
  return app;
}

async function planDay(client, ids, asOf) {
  await client.query("delete from due_work where kind in ('health.daily', 'reforecast.daily')");
  await client.query(
    "insert into due_work (kind, subject, due_at) select 'health.daily', id, $2 from unnest($1::uuid[]) id",
    [ids, asOf],
  );
}

/** The statements that read the inputs of a chunk, as the product sends them. */
async function inputsOf(app, act) {
  const statements = [];
  const source = app.get(DataSource);
  const { logger } = source;
  const nothing = () => undefined;
  source.logger = new Proxy(
    {},
    {
      get: (_target, name) =>
        name === 'logQuery' ? (text, values) => statements.push({ text, values }) : nothing,
    },
  );
  await act();
  source.logger = logger;
  return statements.filter(
    ({ text, values }) => /^\s*(select|with)/i.test(text) && values?.length > 0 && !/for update/i.test(text),
  );
}

async function sweep({ app, client, clients }, ids) {
  const health = app.get(EvaluateHealthService);
  const chunks = chunksOf(ids, CHUNK);
  const some = ids.slice(0, Math.min(ids.length, 1_000));
  let day = 0;
  const measured = async (jobs) => {
    const asOf = new Date(DAWN + day++ * DAY_MS);
    await planDay(client, ids, asOf);
    return cpuDuring(client, () => eachOf(jobs, AT_ONCE, (job) => health.daily(job, asOf)));
  };
  await measured(chunks);
  const together = await measured(chunks);
  const single = await measured(some.map((id) => [id]));
  await planDay(client, ids, new Date(DAWN + day * DAY_MS));
  const inputs = await inputsOf(app, () => health.daily(chunks[0], new Date(DAWN + day * DAY_MS)));
  const replay = (chunk, worker) =>
    inputs.reduce(async (before, { text, values }, index) => {
      await before;
      const own = values.map((value) => (Array.isArray(value) && value[0] === chunks[0][0] ? chunk : value));
      await clients[worker].query({ name: `input_${index}`, text, values: own });
    }, Promise.resolve());
  const full = chunks.filter(({ length }) => length === chunks[0].length);
  const bare = await cpuDuring(client, () => eachOf(full, AT_ONCE, replay));
  return { together, single, singles: some.length, bare };
}

async function backtest({ app, client }) {
  await client.query(`
    insert into health_backtest (id, model_id, from_on, to_on, outcome, state, engagements_total, engagements_done,
      model_tally, active_tally, created_by, created_at)
    select 'b0000000-0000-7000-8000-000000000001', m.id, '2025-12-02', '2026-11-29', 'WENT_QUIET', 'WAITING', 0, 0, t.j, t.j,
      'Bench', '2026-12-01' from health_model m,
      (select '{"truePositive": 0, "falsePositive": 0, "falseNegative": 0, "trueNegative": 0, "leads": {}}'::jsonb as j) t
    where m.slug = 'onboarding' limit 1`);
  const memory = [];
  const sample = setInterval(() => memory.push(process.memoryUsage().rss / 2 ** 20), 250);
  const startedAt = performance.now();
  const state = async () =>
    (await client.query('select state, engagements_total as total from health_backtest')).rows[0];
  while ((await state()).state !== 'DONE')
    await app
      .get(RunBacktestService)
      .run({ subject: 'b0000000-0000-7000-8000-000000000001', asOf: new Date(DAWN) });
  clearInterval(sample);
  const quarter = (part) =>
    Math.max(...memory.slice((memory.length * part) / 4, (memory.length * (part + 1)) / 4));
  const seconds = (performance.now() - startedAt) / 1000;
  return {
    seconds,
    total: (await state()).total,
    peaks: [0, 1, 2, 3].map((part) => quarter(part).toFixed(0)),
  };
}

async function jobs(postgres, redisUrl) {
  const done = { count: 0 };
  const app = await startApp(postgres, { clock: new AppClock(), redisUrl, done });
  await app.init();
  try {
    return await jobRates(app, { count: JOBS, atOnce: AT_ONCE, done });
  } finally {
    await app.close();
  }
}

const world = await makeWorld((client) =>
  fillHealthWorld(client, { engagements: ENGAGEMENTS, yearOf: YEAR_OF }),
);
const postgres = await startEmbeddedPostgres({ dataDir: world.dataDir, log: tell });
const connect = async () => {
  const client = new pg.Client({ connectionString: postgres.appUrl });
  await client.connect();
  return client;
};
const client = await connect();
const clients = await Promise.all(Array.from({ length: AT_ONCE }, connect));
const redis = spawn('redis-server', ['--port', '6397', '--save', '', '--bind', '127.0.0.1'], {
  stdio: 'ignore',
});
redis.on('error', () => tell('no redis-server: jobs on Redis are left out'));
try {
  const clock = new AppClock();
  clock.pin(new Date(DAWN));
  const app = await startApp(postgres, { clock });
  const ids = (await client.query('select id from engagement order by id')).rows.map(({ id }) => id);
  const { together, single, singles, bare } = await sweep({ app, client, clients }, ids);
  const cpu = ({ nodeMs, postgresMs }) => `${nodeMs.toFixed(0)} + ${postgresMs.toFixed(0)} ms`;
  console.log(
    `sweep of ${ids.length}: ${together.seconds.toFixed(2)} s, CPU node + PostgreSQL ${cpu(together)}`,
  );
  console.log(`one job a row, ${singles} of them: ${single.seconds.toFixed(2)} s, CPU ${cpu(single)}`);
  console.log(`bare SQL of the same inputs: ${bare.seconds.toFixed(2)} s, CPU ${cpu(bare)}`);
  const all = ({ nodeMs, postgresMs }) => nodeMs + postgresMs;
  console.log(`sweep / bare SQL, CPU: ${(all(together) / all(bare)).toFixed(2)}`);
  const tried = await backtest({ app, client });
  console.log(
    `backtest of a year of ${tried.total} engagements: ${tried.seconds.toFixed(1)} s, peak RSS by quarter ${tried.peaks.join(', ')} MiB`,
  );
  await app.close();
  await client.query("delete from due_work where kind <> 'alerts.usage'");
  for (const [name, url] of [
    ['PostgreSQL', null],
    ['Redis', 'redis://127.0.0.1:6397'],
  ]) {
    if (url && redis.exitCode !== null) continue;
    const { ours, bare: noOp } = await jobs(postgres, url);
    console.log(
      `jobs on ${name}: ${ours.toFixed(0)}/s, no-op BullMQ ${noOp.toFixed(0)}/s, ratio ${(ours / noOp).toFixed(2)}`,
    );
  }
  const live = await startApp(postgres, { clock: new AppClock() });
  await live.init();
  const { p50, p99, scored } = await latencies(live, client, {
    ids: ids.slice(0, SECONDS * 20),
    perSecond: 20,
  });
  console.log(
    `event to score at 20 a second: p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms (${scored} events)`,
  );
  await live.close();
} finally {
  redis.kill('SIGKILL');
  await Promise.all([...clients, client].map((each) => each.end()));
  await postgres.stop();
  world.remove();
}
