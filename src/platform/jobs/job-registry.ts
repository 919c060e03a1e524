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

/** The consumer's name in `event_delivery`; it must not change between releases. */
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
   * A kind may have several consumers; each gets and processes its events independently.
   * @throws Error if the consumer is already registered, or one of the kinds is registered as live-only
   */
  onEvents(route: EventRoute): void {
    if (this.isCausedByEvents(route))
      throw new Error(`The job ${consumerOf(route)} is already registered for events.`);
    this.assertNoneOf(route.kinds, this.kindsWithoutJob);
    this.eventRoutes.push(route);
  }

  /**
   * Registers kinds of event that cause no job and are only shown live. Events of an unregistered kind wait for a version that
   * knows it.
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
      throw new Error(`Events of kind ${both} are registered both for a job and as live-only.`);
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
