import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Consumption } from '../outbox/consumers.store.js';

/** What every job carries: ids and an instant, never state. A processor reads the state again. */
export const jobData = z.object({
  /** The id of what the job is about. */
  subject: z.uuid(),
  /** The instant the work is for; a late job still works for this instant. */
  asOf: z.iso.datetime(),
  /** The request that caused it. */
  requestId: z.string().nullable(),
  /** The event that the job is named after; null if none caused it. */
  eventId: z.uuid().nullable().default(null),
});
export type JobData = z.infer<typeof jobData>;

export interface Route {
  readonly queue: string;
  readonly job: string;
}

export interface EventRoute extends Route {
  /** The kinds of event that cause the job. */
  readonly kinds: readonly string[];
  /** Events on one subject wait for each other: 1 s after the last, at most 5 s after the first. */
  readonly debounced: boolean;
}

/** What the consumer whose job this is is called in the records of deliveries: a name that stays from release to release. */
export const consumerOf = ({ queue, job }: Route): string => `${queue}.${job}`;

export type JobHandler = (data: JobData & { readonly jobId: string }) => Promise<void>;

/** Which job acts upon which event or due work, and what runs it; worker modules enter theirs when they start. */
@Injectable()
export class JobRegistry {
  readonly eventRoutes: EventRoute[] = [];
  readonly dueRoutes = new Map<string, Route>();
  private readonly kindsWithoutJob = new Set<string>();
  private readonly handlers = new Map<string, Map<string, JobHandler>>();

  /**
   * A kind may cause jobs of several consumers; each is handed its events, and does them, on its own.
   * @throws Error if the consumer is entered already, or one of the kinds is said to cause no job
   */
  onEvents(route: EventRoute): void {
    if (this.isCausedByEvents(route)) throw new Error(`Events cause the job ${consumerOf(route)} already.`);
    this.assertNoneOf(route.kinds, this.kindsWithoutJob);
    this.eventRoutes.push(route);
  }

  /**
   * Says that events of some kinds cause no job: only those who follow their subject live are told. What is neither said
   * here nor entered above waits for a version that knows it.
   */
  liveOnly(...kinds: readonly string[]): void {
    this.assertNoneOf(kinds, new Set(this.eventRoutes.flatMap((route) => route.kinds)));
    kinds.forEach((kind) => this.kindsWithoutJob.add(kind));
  }

  /** Which consumers there are of which kinds. */
  consumptions(): Consumption[] {
    return [
      ...this.eventRoutes.flatMap((route) =>
        route.kinds.map((kind) => ({ kind, consumer: consumerOf(route) })),
      ),
      ...[...this.kindsWithoutJob].map((kind) => ({ kind, consumer: null })),
    ];
  }

  private assertNoneOf(kinds: readonly string[], others: ReadonlySet<string>): void {
    const both = kinds.find((kind) => others.has(kind));
    if (both !== undefined)
      throw new Error(`Events of kind ${both} are said to cause a job and to cause none.`);
  }

  onDueWork(kind: string, route: Route): void {
    this.dueRoutes.set(kind, route);
  }

  /** @param handler may run twice for one job and must then have one effect */
  handle({ queue, job }: Route, handler: JobHandler): void {
    const ofQueue = this.handlers.get(queue) ?? new Map<string, JobHandler>();
    this.handlers.set(queue, ofQueue.set(job, handler));
  }

  /** Every job that this process does. */
  routes(): Route[] {
    return [...this.handlers].flatMap(([queue, jobs]) => [...jobs.keys()].map((job) => ({ queue, job })));
  }

  queues(): string[] {
    return [...this.handlers.keys()];
  }

  isCausedByEvents({ queue, job }: Route): boolean {
    return this.eventRoutes.some((route) => route.queue === queue && route.job === job);
  }

  /** @throws Error for a job that nothing handles, so that it ends as a dead letter and not unseen */
  handlerOf(queue: string, job: string): JobHandler {
    const handler = this.handlers.get(queue)?.get(job);
    if (!handler) throw new Error(`Nothing handles job ${job} of queue ${queue}.`);
    return handler;
  }
}
