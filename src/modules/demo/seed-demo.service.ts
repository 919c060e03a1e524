import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { AppRuntime } from '../../embedded/dev-tools.js';
import { addDays, daysBetween, type LocalDate, localDay } from '../../kernel/local-date.js';
import { RUNTIME } from '../../platform/base/runtime.js';
import { Pools } from '../../platform/database/pools.js';
import { Transactions } from '../../platform/database/tx.js';
import { InlineJobRunner } from '../../platform/jobs/inline-job-runner.js';
import { JobDispatcher } from '../../platform/jobs/job-dispatcher.js';
import { hasUsers } from '../identity/index.js';
import { buildWorld } from './build-world.js';
import { DemoClient } from './demo-client.js';
import { type DiaryEntry, diaryOf } from './domain/diary.js';
import { PEOPLE } from './domain/people.js';
import { STORIES, type Story } from './domain/stories.js';
import { CALENDAR, dayAgo } from './domain/story-days.js';
import { Progress } from './progress.js';
import { RunningEngagement, type Scene } from './running-engagement.js';
import { usageOf } from './usage-of-day.js';

/** How far the world's usage goes back. */
const USAGE_DAYS = 90;
/** When the team took Causeway up and entered what was under way; from then on every day is lived. */
const TAKEN_UP_DAYS_AGO = 21;
/** When the gateway sends yesterday's usage, when every zone's daily jobs are due, and when people work (UTC). */
const HOURS = { ingest: '00:10', jobs: '08:30', work: '15:00' } as const;
/** Engagements worked on at a time. */
const AT_ONCE = 3;
const RECORDS_AT_ONCE = 10_000;

/** Whether the process is to stop, and the world may stay unfinished. */
type IsOver = () => boolean;

/** Lives the demo world's past through the product's own routes and jobs, on a clock of its own. */
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

  /** @returns whether nobody has entered anything yet */
  async isNeeded(): Promise<boolean> {
    return !(await hasUsers(this.pools));
  }

  /** @param onStep is told how far it is, every other second */
  seed(onStep: (step: string) => void, isOver: IsOver = () => false): Promise<void> {
    return this.dispatcher.whilePaused(async () => {
      await this.onOwnClock((present) => this.livePast(present, new Progress(onStep), isOver));
      if (!isOver()) await this.jobs.run();
    });
  }

  /** Gives the clock back as it was. */
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
    progress.tell('partners and products');
    const world = await buildWorld(client, this.transactions, present);
    const scene: Scene = { client, world, presentOn, takenUpOn };
    const running = await this.takeUp(scene, progress, isOver);
    for (let day = addDays(takenUpOn, 1); day <= presentOn && !isOver(); day = addDays(day, 1)) {
      progress.tell(`day ${daysBetween(takenUpOn, day)} of ${daysBetween(takenUpOn, presentOn)}`);
      await this.liveDay(scene, running, day, present);
    }
  }

  /** Enters what is under way, with its days as they were, and the usage there has been. */
  private async takeUp(scene: Scene, progress: Progress, isOver: IsOver): Promise<RunningEngagement[]> {
    const { presentOn, takenUpOn } = scene;
    const now = this.runtime.clock.now();
    const running: RunningEngagement[] = [];
    for (const [story, startOn] of startsOf(presentOn, (day) => day <= takenUpOn))
      running.push(await RunningEngagement.start(scene, story, startOn));
    await eachOf(running, async (engagement, place) => {
      if (isOver()) return;
      progress.tell(`engagement ${place + 1} of ${running.length}`);
      await engagement.live(takenUpOn, now);
    });
    const records: object[] = [];
    for (let day = addDays(presentOn, -USAGE_DAYS); day < takenUpOn; day = addDays(day, 1))
      records.push(...usageOf(scene, running, day));
    for (let start = 0; start < records.length && !isOver(); start += RECORDS_AT_ONCE) {
      progress.tell(`call ${start} of ${records.length}`);
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
    // Nobody looks on a weekend: its jobs run on Monday, each for its own instant.
    if (!CALENDAR.isWorkingDay(today)) return;
    if (reached(HOURS.jobs)) await this.jobs.run();
    if (!reached(HOURS.work)) return;
    const now = this.runtime.clock.now();
    for (const [story, startOn] of startsOf(scene.presentOn, (day) => day === today))
      running.push(await RunningEngagement.start(scene, story, startOn));
    await eachOf(running, (engagement) => engagement.live(today, now));
    await eachOf(diariesOf(running, today), ([engagement, entry]) => engagement.note(entry));
  }

  /** Moves the clock to an hour of the day, unless it lies in the future. */
  private reach(instant: Date, present: Date): boolean {
    if (instant > present) return false;
    this.runtime.clock.pin(instant);
    return true;
  }
}

/** What those engineers who are told that they may sign in did on a day beside the milestones. */
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

/** A few engagements at a time: what is done to one never depends on another. */
async function eachOf<T>(items: readonly T[], act: (item: T, place: number) => Promise<void>): Promise<void> {
  const left = [...items.entries()];
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) await act(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** The stories that start on some days; one that would start on a weekend starts on the Monday after. */
function startsOf(presentOn: LocalDate, startsOn: (day: LocalDate) => boolean): [Story, LocalDate][] {
  return STORIES.map((story): [Story, LocalDate] => [story, dayAgo(presentOn, story.startedDaysAgo)]).filter(
    ([, day]) => startsOn(day),
  );
}

function at(day: LocalDate, hour: string): Date {
  return new Date(`${day}T${hour}:00Z`);
}
