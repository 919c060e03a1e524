import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { type LocalDate, addDays, localDay } from '../../kernel/local-date.js';
import { workingCalendar } from '../../kernel/working-days.js';
import { wallClock } from '../../platform/clock/wall-clock.js';
import { Pools } from '../../platform/database/pools.js';
import { Transactions } from '../../platform/database/tx.js';
import { Settle } from '../../platform/queue/settle.js';
import { RUNTIME, type Runtime } from '../../platform/runtime.js';
import { type World, buildWorld } from './build-world.js';
import { DemoClient } from './demo-client.js';
import { callsOf } from './domain/usage.js';
import { STORIES, USAGE_DAYS } from './domain/world.js';
import { RunningEngagement } from './running-engagement.js';

const CALENDAR = workingCalendar([]);
const FIRST_DAY = Math.max(...STORIES.map((story) => story.startedDaysAgo));
const PROGRESS_EVERY_MS = 2_000;
/** When the gateway sends yesterday's usage, when every zone's daily jobs are due, and when people work (UTC). */
const HOURS = { ingest: '00:10', jobs: '08:30', work: '15:00' } as const;

/** Lives the demo world's past, day by day on the clock, through the product's own routes and jobs. */
@Injectable()
export class SeedDemo {
  constructor(
    private readonly http: HttpAdapterHost,
    private readonly transactions: Transactions,
    private readonly settle: Settle,
    private readonly pools: Pools,
    @Inject(RUNTIME) private readonly runtime: Runtime,
  ) {}

  /** @returns whether nobody has entered anything yet */
  async isNeeded(): Promise<boolean> {
    const { rows } = await this.pools.staff.query<{ empty: boolean }>(
      'select not exists (select from app_user) as empty',
    );
    return rows[0]?.empty === true;
  }

  /**
   * @param say is told how far it is, every other second
   * @param isOver asked between days: whether the process is to stop, and the world may stay unfinished
   */
  async seed(say: (line: string) => void, isOver: () => boolean = () => false): Promise<void> {
    const { clock, dev } = this.runtime;
    const pinned = clock.isPinned;
    const present = clock.now();
    const today = localDay(present, 'UTC');
    const client = new DemoClient(this.http.httpAdapter.getInstance<FastifyInstance>(), dev!.issuer);
    try {
      clock.pin(at(addDays(today, -FIRST_DAY), '00:00'));
      const world = await buildWorld(client, this.transactions, present);
      const running: RunningEngagement[] = [];
      let toldAt = wallClock().getTime();
      for (let daysAgo = FIRST_DAY; daysAgo >= 0 && !isOver(); daysAgo -= 1) {
        await this.live(client, world, running, { today: addDays(today, -daysAgo), daysAgo, present });
        if (wallClock().getTime() - toldAt < PROGRESS_EVERY_MS) continue;
        toldAt = wallClock().getTime();
        say(`Seeding the demo world: day ${FIRST_DAY - daysAgo} of ${FIRST_DAY} …`);
      }
    } finally {
      clock.pin(pinned ? present : null);
    }
    if (!isOver()) await this.settle.settle();
  }

  private async live(
    client: DemoClient,
    world: World,
    running: RunningEngagement[],
    { today, daysAgo, present }: { today: LocalDate; daysAgo: number; present: Date },
  ): Promise<void> {
    const reached = (hour: string) => this.reach(at(today, hour), present);
    if (reached(HOURS.ingest) && daysAgo < USAGE_DAYS)
      await client.ingest(world.secret, usageOf(world, running, addDays(today, -1), daysAgo));
    // Nobody looks on a weekend: its jobs run on Monday, each for its own instant.
    if (!CALENDAR.isWorkingDay(today)) return;
    if (reached(HOURS.jobs)) await this.settle.settle();
    if (!reached(HOURS.work)) return;
    const now = this.runtime.clock.now();
    for (const engagement of running) await engagement.work(today, now, daysAgo);
    for (const story of STORIES.filter((each) => startsOn(each.startedDaysAgo, today, daysAgo)))
      running.push(await RunningEngagement.start(client, world, story, today));
  }

  /** Moves the clock to an hour of the day, unless it lies in the future. */
  private reach(instant: Date, present: Date): boolean {
    if (instant > present) return false;
    this.runtime.clock.pin(instant);
    return true;
  }
}

/** A story that would begin on a weekend begins on the Monday after. */
function startsOn(startedDaysAgo: number, today: LocalDate, daysAgo: number): boolean {
  return CALENDAR.addWorkingDays(addDays(today, daysAgo - startedDaysAgo), 0) === today;
}

function usageOf(
  world: World,
  running: readonly RunningEngagement[],
  day: LocalDate,
  daysAgo: number,
): object[] {
  return running.flatMap(({ story, clients, isLive }) => {
    if (daysAgo < (story.quietSinceDaysAgo ?? 0)) return [];
    const operations = story.products.flatMap((slug) => world.products.get(slug)!.operations);
    const plans = [
      { environment: 'SANDBOX', calls: story.calls.sandbox, failing: story.calls.failing },
      { environment: 'PRODUCTION', calls: isLive ? story.calls.production : 0, failing: 0.01 },
    ] as const;
    return plans.flatMap((plan) => {
      const client = clients.get(plan.environment);
      const mayCall = client !== undefined && day > client.issuedOn;
      return mayCall ? callsOf({ ...plan, clientId: client.clientId, day, operations }) : [];
    });
  });
}

function at(day: LocalDate, hour: string): Date {
  return new Date(`${day}T${hour}:00Z`);
}
