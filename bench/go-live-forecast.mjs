// The probable go-live of 1,000 engagements with 20 milestones, by the product's own job on the embedded PostgreSQL, drawn from the
// history of 300 finished ones; and the simulation alone, without PostgreSQL.
// Run: npm run bench:go-live-forecast [-- --rounds 5 --engagements 1000]
import assert from 'node:assert/strict';
import pg from 'pg';
import { AppModule } from '../dist/src/app.module.js';
import { startEmbeddedPostgres } from '../dist/src/embedded/postgres.js';
import { workingCalendar } from '../dist/src/kernel/working-days.js';
import { RUNS, simulateGoLive } from '../dist/src/modules/forecasting/domain/simulate.js';
import { ForecastGoLiveService } from '../dist/src/modules/forecasting/forecast-go-live.service.js';
import { NumberedPlan } from '../dist/src/modules/planning/domain/numbered-plan.js';
import { AppClock } from '../dist/src/platform/base/app-clock.js';
import { createHttpApp } from '../dist/src/platform/http/http-app.js';
import { optionsOf } from '../scripts/command-line.mjs';
import { spread } from './process.mjs';
import { makeWorld } from './world.mjs';

const options = optionsOf('bench:go-live-forecast');
const ROUNDS = Number(options.rounds);
const OPEN = Number(options.engagements);
const FINISHED = 300;
const MILESTONES = 20;
const AT_ONCE = 4;
const TODAY = '2026-12-07';
const uuid = (kind, n) => `('${kind}0000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const tell = (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);

/** Each milestone depends on the previous one and on the third before; those of finished engagements took 1 to 10 days. */
async function fillEngagements(client, { kind, own, count, done }) {
  const milestone = (m) => uuid(own, `n * ${MILESTONES} + ${m}`);
  const link = (back) => `
    insert into milestone_link (engagement_id, milestone_id, depends_on_id, lag_days)
      select ${uuid(kind, 'n')}, ${milestone('m')}, ${milestone(`m - ${back}`)}, m % 2
      from generate_series(1, ${count}) n, generate_series(${back + 1}, ${MILESTONES}) m;`;
  await client.query(`
    insert into engagement (id, partner_id, type, title, stage, status, lead_id, region, time_zone, started_on,
        version, created_at, updated_at)
      select ${uuid(kind, 'n')}, ${uuid('a', '1')}, 'INTEGRATION', 'Engagement ' || n, 'SANDBOX', 'ACTIVE',
        ${uuid('b', '1')}, 'US', 'America/New_York', '2026-11-02', 1, '2026-11-02', '2026-11-02'
      from generate_series(1, ${count}) n;
    insert into milestone (id, engagement_id, partner_id, code, title, stage, position, party, weight, required,
        is_go_live, visibility, status, duration_days, started_on, completed_on, version)
      select ${milestone('m')}, ${uuid(kind, 'n')}, ${uuid('a', '1')}, 'M' || m, 'Milestone ' || m,
        (array['DISCOVERY', 'DESIGN', 'SANDBOX', 'CERTIFICATION', 'LAUNCH'])[1 + m / 5], m, 'PARTNER', 1, true,
        m = ${MILESTONES}, 'PARTNER', '${done ? 'DONE' : 'NOT_STARTED'}', 1 + m % 5,
        ${done ? "'2026-09-01'::date, '2026-09-02'::date + (n * 7 + m * 3) % 13" : 'null, null'}, 1
      from generate_series(1, ${count}) n, generate_series(1, least(${MILESTONES}, 20)) m;
    ${link(1)} ${link(3)}`);
}

async function fill(client) {
  await client.query(`
    insert into solution_engineer (id, name, email, time_zone, weekly_capacity_hours, created_at)
      values (${uuid('b', '1')}, 'Engineer', 'engineer@causeway.example', 'America/New_York', 40, '2026-01-01');
    insert into partner select ${uuid('a', '1')}, 'partner', 'Partner', 'FINTECH', 'STANDARD', null, 'US',
      'America/New_York', false, 1, '2026-01-01';`);
  await fillEngagements(client, { kind: 'd', own: 'e', count: OPEN, done: false });
  await fillEngagements(client, { kind: '9', own: '8', count: FINISHED, done: true });
}

/** The simulation of such an engagement alone: runs a second. */
function simulationRate() {
  const plan = Array.from({ length: MILESTONES }, (_each, index) => ({
    ...{ id: `m${index}`, code: `M${index}`, status: 'NOT_STARTED', durationDays: 1 + (index % 5) },
    ...{
      isGoLive: index === MILESTONES - 1,
      notBeforeOn: null,
      startedOn: null,
      completedOn: null,
      commitmentOn: null,
    },
    dependsOn: [1, 3]
      .filter((back) => back <= index)
      .map((back) => ({ id: `m${index - back}`, lagDays: index % 2 })),
  }));
  const numbered = new NumberedPlan(plan, { calendar: workingCalendar([]), today: TODAY, holdUntil: null });
  const samples = Array.from({ length: 20 }, (_each, index) => ({
    planned: 1 + (index % 5),
    actual: 1 + index,
    count: 15,
  }));
  const open = numbered.order.map(({ id, durationDays }, place) => ({
    ...{ id, place, position: place, planned: durationDays, elapsed: null, pool: 'ALL', samples, n: 300 },
  }));
  const times = 200;
  const startedAt = performance.now();
  for (let time = 0; time < times; time += 1)
    simulateGoLive(numbered, open, { size: MILESTONES, seed: `ENG-${time} ${TODAY}` });
  return (times * RUNS) / ((performance.now() - startedAt) / 1000);
}

/** Forecasts every engagement, this many at once; returns seconds and the process's CPU milliseconds for each. */
async function forecastAll(service, ids, asOf) {
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  let next = 0;
  const turn = async () => {
    while (next < ids.length) await service.afterEvent({ subject: ids[next++], asOf });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, turn));
  const { user, system } = process.cpuUsage(cpuBefore);
  return { seconds: (performance.now() - startedAt) / 1000, cpuMs: (user + system) / 1000 / ids.length };
}

const world = await makeWorld(fill);
const postgres = await startEmbeddedPostgres({ dataDir: world.dataDir, log: tell });
const clock = new AppClock();
clock.pin(new Date(`${TODAY}T15:00:00Z`));
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
const client = new pg.Client({ connectionString: postgres.appUrl });
await client.connect();
try {
  const service = app.get(ForecastGoLiveService);
  const idsOf = async (kind) =>
    (
      await client.query('select id from engagement where id::text like $1 order by id', [`${kind}%`])
    ).rows.map(({ id }) => id);
  const asOf = (minute) => new Date(Date.parse(`${TODAY}T15:00:00Z`) + minute * 60_000);
  await forecastAll(service, await idsOf('9'), asOf(0));
  const ids = await idsOf('d');
  const seconds = [];
  const cpuMs = [];
  const runs = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const taken = await forecastAll(service, ids, asOf(round + 1));
    const rate = simulationRate();
    tell(
      `round ${round}: ${taken.seconds.toFixed(1)} s, ${taken.cpuMs.toFixed(2)} ms CPU each, ${rate.toFixed(0)} runs/s`,
    );
    if (round === 0) continue; // warms up
    seconds.push(taken.seconds);
    cpuMs.push(taken.cpuMs);
    runs.push(rate);
  }
  const { rows } = await client.query(
    'select count(*)::int as n from go_live_forecast where p80_on is not null and n >= 300',
  );
  assert.equal(rows[0].n, ids.length, 'every engagement must have a forecast');
  console.log(`${ROUNDS} rounds, ${AT_ONCE} at once, ${MILESTONES} milestones each; median (min–max)\n`);
  console.log('| simulation, runs a second | job, CPU ms an engagement | all of them, s |');
  console.log('|---|---|---|');
  console.log(`| ${spread(runs)} | ${spread(cpuMs, 2)} | ${spread(seconds, 1)} (${ids.length}) |`);
} finally {
  await client.end();
  await app.close();
  await postgres.stop();
  world.remove();
}
