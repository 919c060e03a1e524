import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { AppRuntime } from '../../embedded/dev-tools.js';
import { addDays, daysBetween, type LocalDate, localDay } from '../../kernel/local-date.js';
import { SYSTEM } from '../../kernel/viewer.js';
import { RUNTIME } from '../../platform/base/runtime.js';
import { Pools } from '../../platform/database/pools.js';
import { Transactions } from '../../platform/database/tx.js';
import { InlineJobRunner } from '../../platform/jobs/inline-job-runner.js';
import { JobDispatcher } from '../../platform/jobs/job-dispatcher.js';
import { backdateUses } from '../health-models/index.js';
import { hasUsers } from '../identity/index.js';
import { buildWorld } from './build-world.js';
import { DemoClient } from './demo-client.js';
import { type DiaryEntry, diaryOf } from './domain/diary.js';
import { PEOPLE } from './domain/people.js';
import { STORIES, type Story } from './domain/stories.js';
import { CALENDAR, dayAgo } from './domain/story-days.js';
import { manageHealth } from './health-acts.js';
import { Progress } from './progress.js';
import { RunningEngagement, type Scene } from './running-engagement.js';
import { usageOf } from './usage-of-day.js';

/** How far the usage goes back. */
const USAGE_DAYS = 90;
/** When the team started to use Causeway and entered running engagements; from then on every day is simulated. */
const TAKEN_UP_DAYS_AGO = 21;
/** When (UTC) the gateway sends yesterday's usage, all time zones' daily jobs are due, and people work. */
const HOURS = { ingest: '00:10', jobs: '08:30', work: '15:00' } as const;
/** Engagements processed concurrently. */
const AT_ONCE = 3;
const RECORDS_AT_ONCE = 10_000;

/** Whether the process is shutting down, which may leave the world unfinished. */
type IsOver = () => boolean;

/** Simulates the demo world's past through the product's own routes and jobs, with its own clock. */
@Injectable()
export class SeedDemo {
  constructor(
    private readonly http: HttpAdapterHost,
    private readonly transactions: Transactions,
    private readonly jobs: InlineJobRunner,
    private readonly dispatcher: JobDispatcher,
    private readonly pools: Pools,
    @Inject(RUNTIME) private readonly runtime: AppRuntime,
  ) {}

  /** @returns whether there is no user yet */
  async isNeeded(): Promise<boolean> {
    return !(await hasUsers(this.pools));
  }

  /** @param onStep receives progress, at most every other second */
  seed(onStep: (step: string) => void, isOver: IsOver = () => false): Promise<void> {
    return this.dispatcher.whilePaused(async () => {
      await this.onOwnClock((present) => this.livePast(present, new Progress(onStep), isOver));
      if (!isOver()) await this.jobs.run();
    });
  }

  /** Restores the clock afterwards. */
  private async onOwnClock(act: (present: Date) => Promise<void>): Promise<void> {
    const { clock } = this.runtime;
    const pinned = clock.isPinned;
    const present = clock.now();
    try {
      await act(present);
    } finally {
      clock.pin(pinned ? present : null);
    }
  }

  private async livePast(present: Date, progress: Progress, isOver: IsOver): Promise<void> {
    const presentOn = localDay(present, 'UTC');
    const takenUpOn = dayAgo(presentOn, TAKEN_UP_DAYS_AGO);
    this.runtime.clock.pin(at(takenUpOn, HOURS.work));
    const client = new DemoClient(
      this.http.httpAdapter.getInstance<FastifyInstance>(),
      this.runtime.dev!.issuer,
    );
    await this.transactions.run(SYSTEM, (tx) => backdateUses(tx, tx.now));
    progress.report('partners and products');
    const world = await buildWorld(client, this.transactions, present);
    const scene: Scene = { client, world, presentOn, takenUpOn };
    const running = await this.takeUp(scene, progress, isOver);
    for (let day = addDays(takenUpOn, 1); day <= presentOn && !isOver(); day = addDays(day, 1)) {
      progress.report(`day ${daysBetween(takenUpOn, day)} of ${daysBetween(takenUpOn, presentOn)}`);
      await this.liveDay(scene, running, day, present);
      await manageHealth(client, presentOn, daysBetween(day, presentOn));
    }
  }

  /** Enters the running engagements, with past dates, and their past usage. */
  private async takeUp(scene: Scene, progress: Progress, isOver: IsOver): Promise<RunningEngagement[]> {
    const { presentOn, takenUpOn } = scene;
    const now = this.runtime.clock.now();
    const running: RunningEngagement[] = [];
    for (const [story, startOn] of startsOf(presentOn, (day) => day <= takenUpOn))
      running.push(await RunningEngagement.start(scene, story, startOn));
    await eachOf(running, async (engagement, place) => {
      if (isOver()) return;
      progress.report(`engagement ${place + 1} of ${running.length}`);
      await engagement.live(takenUpOn, now);
    });
    const records: object[] = [];
    for (let day = addDays(presentOn, -USAGE_DAYS); day < takenUpOn; day = addDays(day, 1))
      records.push(...usageOf(scene, running, day));
    for (let start = 0; start < records.length && !isOver(); start += RECORDS_AT_ONCE) {
      progress.report(`call ${start} of ${records.length}`);
      await scene.client.ingest(scene.world.secret, records.slice(start, start + RECORDS_AT_ONCE));
    }
    await this.jobs.run();
    return running;
  }

  private async liveDay(
    scene: Scene,
    running: RunningEngagement[],
    today: LocalDate,
    present: Date,
  ): Promise<void> {
    const reached = (hour: string) => this.reach(at(today, hour), present);
    if (reached(HOURS.ingest))
      await scene.client.ingest(scene.world.secret, usageOf(scene, running, addDays(today, -1)));
    // Nobody looks on weekends: those jobs run on Monday, each for its own instant.
    if (!CALENDAR.isWorkingDay(today)) return;
    if (reached(HOURS.jobs)) await this.jobs.run();
    if (!reached(HOURS.work)) return;
    const now = this.runtime.clock.now();
    for (const [story, startOn] of startsOf(scene.presentOn, (day) => day === today))
      running.push(await RunningEngagement.start(scene, story, startOn));
    await eachOf(running, (engagement) => engagement.live(today, now));
    await eachOf(diariesOf(running, today), ([engagement, entry]) => engagement.note(entry));
  }

  /** Moves the clock to an hour of the day unless that is in the future. */
  private reach(instant: Date, present: Date): boolean {
    if (instant > present) return false;
    this.runtime.clock.pin(instant);
    return true;
  }
}

/** Diary entries of a day by the engineers whose sign-ins are shown. */
function diariesOf(
  running: readonly RunningEngagement[],
  today: LocalDate,
): (readonly [RunningEngagement, DiaryEntry])[] {
  const engineers = PEOPLE.filter(({ role }) => role === 'ENGINEER');
  return engineers.flatMap(({ email }) => {
    const own = running.filter(({ story }) => story.lead === email);
    return diaryOf(
      email,
      today,
      own.filter((each) => each.isAwake(today) && !each.isLeadAway(today)),
    );
  });
}

/** A few at a time; actions on different engagements are independent. */
async function eachOf<T>(items: readonly T[], act: (item: T, place: number) => Promise<void>): Promise<void> {
  const left = [...items.entries()];
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) await act(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Stories that start on certain days; instead of on a weekend they start on the next Monday. */
function startsOf(presentOn: LocalDate, startsOn: (day: LocalDate) => boolean): [Story, LocalDate][] {
  return STORIES.map((story): [Story, LocalDate] => [story, dayAgo(presentOn, story.startedDaysAgo)]).filter(
    ([, day]) => startsOn(day),
  );
}

function at(day: LocalDate, hour: string): Date {
  return new Date(`${day}T${hour}:00Z`);
}
