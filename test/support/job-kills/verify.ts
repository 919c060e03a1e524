import { setTimeout as sleep } from 'node:timers/promises';
import type { TestDatabase } from '../cluster.js';
import { RedisServer } from '../redis.js';
import { differencesBetween, type Results, resultsOf } from './results.js';
import { KilledWorker } from './worker.js';
import { dateOf, KillWorld } from './world.js';

export type Backend = 'postgres' | 'redis';

export interface KillPlan {
  readonly backend: Backend;
  readonly kills: number;
  readonly days: number;
  readonly report: (text: string) => void;
}

const ENGAGEMENTS = 8;
/** How long a worker runs before it is killed, at random. */
const LIFE_MS = { least: 50, most: 1_200 };
const DAWN = '05:06:00Z';
const AFTERNOON = '17:01:00Z';

/**
 * Runs a world of scores, alerts, proofs and backtests once in time and in order, and once with kills, duplicates, late and
 * out-of-order jobs.
 * @returns the differences between what they leave; none if all is well
 */
export async function verifyJobs({ backend, kills, days, report }: KillPlan): Promise<string[]> {
  const redis = backend === 'redis' ? await RedisServer.start() : null;
  const world = await KillWorld.make(ENGAGEMENTS);
  const run = async (name: string, number: number, killsADay: (day: number) => number): Promise<Results> => {
    const database = { ...(await world.clone()), redisUrl: redis && `${redis.url}/${number}` };
    try {
      for (let day = 1; day <= days; day += 1) {
        const retried = await runDay(world, database, day, killsADay(day));
        report(
          `${backend}, ${name}: day ${day} of ${days}, ${killsADay(day)} kills, ${retried} dead letters retried`,
        );
      }
      return await resultsOf(database);
    } finally {
      await database.drop();
    }
  };
  try {
    const clean = await run('clean', 1, () => 0);
    const killed = await run(
      'killed',
      2,
      (day) => Math.floor((kills * day) / days) - Math.floor((kills * (day - 1)) / days),
    );
    const counts = Object.entries(killed).map(([name, rows]) => `${rows.length} ${name}`);
    report(`${backend}: ${counts.join(', ')}`);
    return differencesBetween(clean, killed);
  } finally {
    await world.drop();
    await redis?.stop();
  }
}

/** @returns how many dead letters were retried */
async function runDay(world: KillWorld, database: TestDatabase, day: number, kills: number): Promise<number> {
  const isClean = kills === 0;
  const isLate = (index: number) => !isClean && index % 4 === 0;
  const [late, inTime] = [true, false].map((wanted) =>
    world.engagementIds.filter((_id, index) => isLate(index) === wanted),
  ) as [string[], string[]];
  await world.before(day, database);
  const dawn = `${dateOf(day)}T${DAWN}`;
  let retried = await runAt(database, dawn, Math.ceil(kills / 2), duplicatesOf(world, day, isClean));
  await world.request(day, inTime, database);
  retried += await runAt(database, `${dateOf(day)}T${AFTERNOON}`, Math.floor(kills / 2));
  if (late.length === 0) return retried;
  // Their events commit late, when the next hour has been evaluated.
  await world.request(day, late.toReversed(), database);
  return retried + (await runAt(database, `${dateOf(day)}T18:01:00Z`, 0));
}

type Again = Parameters<KilledWorker['tell']>[0]['again'];

/** The day's evaluations and the ones before it once more, the later ones first. */
function duplicatesOf(world: KillWorld, day: number, isClean: boolean): Again {
  if (isClean) return undefined;
  const [subject] = world.engagementIds;
  const jobs = [day, day - 1, day].map((each, index) => ({
    name: 'daily-health',
    jobId: `again-${day}-${index}`,
    data: {
      ...{ subject, subjects: world.engagementIds, requestId: null, eventId: null },
      asOf: `${dateOf(each)}T05:05:00.000Z`,
    },
  }));
  return { queue: 'health', jobs };
}

/** Runs what is due at an instant, in processes that are killed after a while, and in a last one that is not. */
async function runAt(database: TestDatabase, now: string, kills: number, again?: Again): Promise<number> {
  for (let kill = 0; kill < kills; kill += 1) {
    const worker = await KilledWorker.start(database, now);
    if (again) await worker.tell({ again });
    await sleep(LIFE_MS.least + Math.random() * (LIFE_MS.most - LIFE_MS.least));
    await worker.kill();
  }
  const worker = await KilledWorker.start(database, now);
  try {
    return await worker.tell({ ...(again ? { again } : {}), settle: true });
  } finally {
    await worker.kill();
  }
}
