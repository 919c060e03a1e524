import { GO_LIVE_FORECAST_DUE } from '../dist/src/modules/forecasting/index.js';
import { DAILY_HEALTH, HEALTH_DUE } from '../dist/src/modules/health/health.events.js';
import { REFORECAST, REFORECAST_DAILY } from '../dist/src/modules/planning/index.js';
import { Drain } from '../dist/src/platform/jobs/drain.js';
import { JobRegistry } from '../dist/src/platform/jobs/job-registry.js';
import { eachOf } from './health-parts.mjs';

/** The default concurrency of a worker. */
const AT_ONCE = 4;

/** The day's work of an engagement, in chunks as the queue gets it. */
export const DAILY = [
  { kind: REFORECAST_DAILY, route: REFORECAST, afterMs: 0, atOnce: 250 },
  { kind: HEALTH_DUE.daily, route: DAILY_HEALTH, afterMs: 5 * 60_000, atOnce: 250 },
];

async function planMorning(client, ids, midnight, kinds = DAILY) {
  await client.query('delete from due_work');
  for (const { kind, afterMs } of kinds)
    await client.query(
      'insert into due_work (kind, subject, due_at) select $1, id, $3 from unnest($2::uuid[]) id',
      [...[kind, ids, new Date(midnight.getTime() + afterMs)]],
    );
}

/** Re-forecast and score, by calling the jobs in order. */
export async function directly({ app, clock, client }, ids, midnight) {
  await planMorning(client, ids, midnight);
  clock.pin(new Date(midnight.getTime() + 6 * 60_000));
  const startedAt = performance.now();
  for (const { route, afterMs, atOnce } of DAILY) {
    const handler = app.get(JobRegistry).handlerOf(route.queue, route.job);
    const asOf = new Date(midnight.getTime() + afterMs).toISOString();
    const chunks = Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, index) =>
      ids.slice(index * atOnce, (index + 1) * atOnce),
    );
    await eachOf(chunks, AT_ONCE, (subjects) =>
      handler({
        subject: subjects[0],
        subjects,
        asOf,
        requestId: null,
        eventId: null,
        jobId: `direct-${subjects[0]}`,
      }),
    );
  }
  return ids.length / ((performance.now() - startedAt) / 1000);
}

/** The same through the queue. */
export async function queued({ app, clock, client }, ids, midnight, kinds = DAILY) {
  await planMorning(client, ids, midnight, kinds);
  clock.pin(new Date(midnight.getTime() + 6 * 60_000));
  const startedAt = performance.now();
  await app.get(Drain).settle(600_000);
  return ids.length / ((performance.now() - startedAt) / 1000);
}

/** Seconds until missed days of all daily work are made up. */
export async function catchUp({ app, clock, client }, ids, { midnight, days }) {
  const goLive = { kind: GO_LIVE_FORECAST_DUE.daily, afterMs: 10 * 60_000 };
  await planMorning(client, ids, midnight, [...DAILY, goLive]);
  clock.pin(new Date(midnight.getTime() + (days - 1) * 86_400_000 + 12 * 3600_000));
  const startedAt = performance.now();
  await app.get(Drain).settle(900_000);
  const seconds = (performance.now() - startedAt) / 1000;
  const { rows } = await client.query(
    `select count(*)::int as evaluations from health_snapshot where engagement_id = any($1) and as_of >= $2 and daily`,
    [ids, midnight],
  );
  return { seconds, evaluations: rows[0].evaluations };
}
