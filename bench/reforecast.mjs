// The daily forecast of 10,000 engagements with 12 milestones, and of 200 with 200, by the product's own job on the embedded
// PostgreSQL: on a day on which every plan slips, and on one on which nothing moves; the forecasts and the scores of 1,000 called
// directly and through the queue, alternating; and 107 missed days of 70 engagements. Compared with the limit, alternating on the
// same PostgreSQL: a transaction that reads one row and updates one.
// Run: npm run bench:reforecast [-- --rounds 5 --engagements 10000]
import assert from 'node:assert/strict';
import pg from 'pg';
import { AppModule } from '../dist/src/app.module.js';
import { startEmbeddedPostgres } from '../dist/src/embedded/postgres.js';
import { REFORECAST, REFORECAST_DAILY } from '../dist/src/modules/planning/index.js';
import { ReforecastProcessor } from '../dist/src/modules/planning/reforecast.processor.js';
import { AppClock } from '../dist/src/platform/base/app-clock.js';
import { createHttpApp } from '../dist/src/platform/http/http-app.js';
import { Drain } from '../dist/src/platform/jobs/drain.js';
import { JobRegistry } from '../dist/src/platform/jobs/job-registry.js';
import { optionsOf } from '../scripts/command-line.mjs';
import { catchUp, DAILY, directly, queued } from './daily-work.mjs';
import { spread } from './process.mjs';
import { makeWorld } from './world.mjs';

const options = optionsOf('bench:reforecast');
const ROUNDS = Number(options.rounds);
/** The default concurrency of a worker. */
const AT_ONCE = 4;
/** The number that go all the way: the cost per job of the queue's own store does not depend on how many there are. */
const QUEUED = 1_000;
const SIZES = [
  { kind: 'd', engagements: Number(options.engagements), milestones: 12 },
  { kind: '9', engagements: 200, milestones: 200 },
];
const uuid = (kind, n) => `('${kind}0000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const tell = (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);

/** Each milestone depends on the previous one and on the third before; one in five is delayed by a blocker's commitment. */
async function fillEngagements(client, { kind, engagements, milestones }) {
  const own = kind === 'd' ? 'e' : '8';
  const milestone = (m) => uuid(own, `n * ${milestones} + ${m}`);
  const link = (back) => `
    insert into milestone_link (engagement_id, milestone_id, depends_on_id, lag_days)
      select ${uuid(kind, 'n')}, ${milestone('m')}, ${milestone(`m - ${back}`)}, m % 2
      from generate_series(1, ${engagements}) n, generate_series(${back + 1}, ${milestones}) m;`;
  await client.query(`
    insert into engagement (id, partner_id, type, title, stage, status, lead_id, region, time_zone, started_on,
        baseline_go_live_on, latest_baseline_go_live_on, version, created_at, updated_at)
      select ${uuid(kind, 'n')}, ${uuid('a', '(1 + n % 2000)')}, 'INTEGRATION', 'Engagement ' || n, 'SANDBOX', 'ACTIVE',
        ${uuid('b', '1')}, 'US', 'America/New_York', '2026-11-02', '2027-03-01', '2027-03-01', 1, '2026-11-02', '2026-11-02'
      from generate_series(1, ${engagements}) n;
    insert into milestone (id, engagement_id, partner_id, code, title, stage, position, party, weight, required,
        is_go_live, visibility, status, duration_days, baseline_start_on, baseline_due_on, latest_baseline_due_on, version)
      select ${milestone('m')}, ${uuid(kind, 'n')}, ${uuid('a', '(1 + n % 2000)')}, 'M' || m, 'Milestone ' || m,
        'SANDBOX', m, 'PARTNER', 1 + m % 3, true, m = ${milestones}, 'PARTNER', 'NOT_STARTED', 1 + m % 5,
        '2026-11-02'::date + m, '2026-11-06'::date + m, '2026-11-06'::date + m, 1
      from generate_series(1, ${engagements}) n, generate_series(1, ${milestones}) m;
    ${link(1)} ${link(3)}
    insert into blocker (id, engagement_id, partner_id, severity, party, reason, milestone_id, visibility, raised_at,
        raised_by_id, raised_by_name, commitment_on, version)
      select ${uuid(own === 'e' ? '5' : '6', 'n')}, ${uuid(kind, 'n')}, ${uuid('a', '(1 + n % 2000)')}, 'HIGH', 'PARTNER',
        'It waits.', ${milestone('2')}, 'PARTNER', '2026-11-02', ${uuid('c', '1')}, 'Manager', '2026-11-20', 1
      from generate_series(5, ${engagements}, 5) n;`);
}

async function fill(client) {
  await client.query(`
    insert into app_user (id, email, name, role, created_at)
      values (${uuid('c', '1')}, 'manager@causeway.example', 'Manager', 'MANAGER', '2026-01-01');
    insert into solution_engineer (id, name, email, time_zone, weekly_capacity_hours, created_at)
      values (${uuid('b', '1')}, 'Engineer', 'engineer@causeway.example', 'America/New_York', 40, '2026-01-01');
    insert into partner select ${uuid('a', 'n')}, 'partner-' || n, 'Partner ' || n, 'FINTECH', 'STANDARD', null, 'US',
      'America/New_York', false, 1, '2026-01-01' from generate_series(1, 2000) n;`);
  for (const size of SIZES) await fillEngagements(client, size);
  await client.query(`
    create table bare_engagement as select id, forecast_go_live_on, version from engagement;
    alter table bare_engagement add primary key (id);
    grant all on bare_engagement to causeway_app;`);
}

/** Runs a function for every ID, this many concurrently; returns the number per second. */
async function rateOf(ids, act) {
  const startedAt = performance.now();
  let next = 0;
  const turn = async (worker) => {
    while (next < ids.length) await act(ids[next++], worker);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, worker) => turn(worker)));
  return ids.length / ((performance.now() - startedAt) / 1000);
}

/** Schedules the morning of a day for these engagements only, as if earlier ones had been done. */
async function planDay(client, ids, dueAt) {
  await client.query('delete from due_work where subject <> all($1)', [ids]);
  await client.query(
    `insert into due_work (kind, subject, due_at) select $1, id, $3 from unnest($2::uuid[]) id
     on conflict (kind, subject) do update set due_at = excluded.due_at, handed_at = null`,
    [REFORECAST_DAILY, ids, dueAt],
  );
}

async function bare(clients, ids) {
  return rateOf(ids, async (id, worker) => {
    const client = clients[worker];
    await client.query('begin');
    await client.query({ name: 'read', text: 'select * from bare_engagement where id = $1', values: [id] });
    const text = 'update bare_engagement set version = version + 1 where id = $1';
    await client.query({ name: 'write', text, values: [id] });
    await client.query('commit');
  });
}

const morningOf = (saturday, days) =>
  new Date(Date.parse('2026-12-05T05:00:00Z') + (saturday * 7 + days) * 86_400_000);

/** The sum of their dates, which changes if any moves. */
async function goLivesOf(client, ids) {
  const { rows } = await client.query(
    "select sum(forecast_go_live_on - date '2026-01-01') as days from engagement where id = any($1)",
    [ids],
  );
  return rows[0].days;
}

/** The rates of each kind of round: Saturday's forecasts slip to Monday, Sunday's do not change. */
async function measure({ client, clients, forecast }, { kind }) {
  const { rows } = await client.query('select id from engagement where id::text like $1 order by id', [
    `${kind}0000000%`,
  ]);
  const ids = rows.map(({ id }) => id);
  const goLives = () => goLivesOf(client, ids);
  const rates = { slips: [], rests: [], bare: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const before = await goLives();
    const taken = {};
    for (const [name, days] of [
      ['slips', 0],
      ['rests', 1],
    ]) {
      const asOf = morningOf(round, days);
      await planDay(client, ids, asOf);
      taken[name] = await rateOf(ids, (id) =>
        forecast({ subject: id, asOf: asOf.toISOString(), requestId: null, jobId: id }),
      );
    }
    taken.bare = await bare(clients, ids);
    assert.notEqual(await goLives(), before, 'every go-live must have moved');
    if (round > 0) for (const name of Object.keys(rates)) rates[name].push(taken[name]); // the first round warms up
    tell(
      `round ${round}: ${Object.entries(taken)
        .map(([name, rate]) => `${name} ${rate.toFixed(0)}/s`)
        .join(', ')}`,
    );
  }
  return { ids, rates };
}

/** The forecasts alone, all the way: dispatched to the queue, and run by a worker in this process. */
async function throughTheQueue(product, ids) {
  const { app, client } = product;
  const rates = [];
  // The models of a new database first, which have every engagement evaluated.
  await app.get(Drain).settle(600_000);
  for (let round = 0; round <= ROUNDS; round += 1) {
    const asOf = morningOf(ROUNDS + 1 + round, 0);
    const before = await goLivesOf(client, ids);
    const rate = await queued(product, ids, asOf, DAILY.slice(0, 1));
    assert.notEqual(await goLivesOf(client, ids), before, 'every go-live must have moved');
    if (round > 0) rates.push(rate);
    tell(`queue, round ${round}: ${rate.toFixed(0)}/s`);
  }
  return rates;
}

const world = await makeWorld(fill);
const postgres = await startEmbeddedPostgres({ dataDir: world.dataDir, log: tell });
const clock = new AppClock();
clock.pin(morningOf(0, 0));
const runtime = {
  ...{
    role: 'worker',
    appUrl: postgres.appUrl,
    portalUrl: postgres.portalUrl,
    replicaUrl: null,
    redisUrl: null,
    clock,
    auth: null,
    dev: null,
  },
  ...{ poolSize: 10, workerConcurrency: AT_ONCE, logLevel: 'warn', corsOrigins: [] },
};
const app = await createHttpApp(AppModule.forRuntime(runtime), runtime.logLevel);
const connect = async () => {
  const client = new pg.Client({ connectionString: postgres.appUrl });
  await client.connect();
  return client;
};
const clients = await Promise.all(Array.from({ length: AT_ONCE }, connect));
const client = await connect();
try {
  app.get(ReforecastProcessor).onModuleInit();
  const forecast = app.get(JobRegistry).handlerOf(REFORECAST.queue, REFORECAST.job);
  const results = [];
  for (const size of SIZES)
    results.push({ ...size, ...(await measure({ client, clients, forecast }, size)) });
  await app.init();
  const some = results[0].ids.slice(0, QUEUED);
  const forecasts = await throughTheQueue({ app, clock, client }, some);
  const both = { direct: [], queue: [] };
  let saturday = 2 * ROUNDS + 2;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const direct = await directly({ app, clock, client }, some, morningOf(saturday++, 0));
    const queue = await queued({ app, clock, client }, some, morningOf(saturday++, 0));
    if (round > 0) both.direct.push(direct);
    if (round > 0) both.queue.push(queue);
    tell(`forecast and score, round ${round}: direct ${direct.toFixed(0)}/s, queue ${queue.toFixed(0)}/s`);
  }
  const late = await catchUp({ app, clock, client }, some.slice(0, 70), {
    midnight: morningOf(saturday, 0),
    days: 107,
  });

  console.log(`${ROUNDS} rounds, ${AT_ONCE} at once; engagements a second, median (min–max)\n`);
  console.log(
    `| engagements | every plan slips | the same through the queue, ${some.length} of them | nothing moves | read one row, update one row |`,
  );
  console.log('|---|---|---|---|---|');
  for (const [index, { engagements, milestones, rates }] of results.entries()) {
    const through = index === 0 ? spread(forecasts) : '';
    console.log(
      `| ${engagements} of ${milestones} milestones | ${spread(rates.slips)} | ${through} | ${spread(rates.rests)} | ${spread(rates.bare)} |`,
    );
  }
  console.log(
    `\nre-forecast and score of ${some.length}: ${spread(both.direct)} called directly, ${spread(both.queue)} through the queue`,
  );
  console.log(
    `107 missed days of 70 engagements: ${late.seconds.toFixed(1)} s, ${late.evaluations} evaluations`,
  );
} finally {
  await Promise.all([...clients, client].map((each) => each.end()));
  await app.close();
  await postgres.stop();
  world.remove();
}
