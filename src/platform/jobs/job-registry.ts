import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { ConsumerRegistration } from '../outbox/consumers.store.js';

/** What every job carries: ids and an instant, but no state, which the handler reads when it runs. */
export const jobData = z.object({
  /** The UUID of the object that the job is about; of several, the first. */
  subject: z.uuid(),
  /** All of them, if the job is about several. */
  subjects: z.array(z.uuid()).optional(),
  /** The instant to work as of, even if the job runs later. */
  asOf: z.iso.datetime(),
  /** The request that caused it. */
  requestId: z.string().nullable(),
  /** The event that the job's id is made from; null for due work. */
  eventId: z.uuid().nullable().default(null),
});
export type JobData = z.infer<typeof jobData>;

export interface Route {
  readonly queue: string;
  readonly job: string;
}

export interface EventRoute extends Route {
  /** The kinds of event that trigger the job. */
  readonly kinds: readonly string[];
  /** Whether to wait for more events on a subject: until 1 s after the last, but at most 5 s after the first. */
  readonly debounced: boolean;
}

export interface DueRoute extends Route {
  /** Maximum number of subjects of one job, which are due at the same instant; 1 if omitted. */
  readonly atOnce?: number;
  /** Called repeatedly as long as the job is a dead letter; only for jobs of one subject. */
  readonly onDead?: (data: JobData) => Promise<void>;
}

/** The consumer's name in `event_delivery`; it must not change between releases. */
export const consumerOf = ({ queue, job }: Route): string => `${queue}.${job}`;

export type JobHandler = (data: JobData & { readonly jobId: string }) => Promise<void>;

/** Which job handles which events or due work, and its handler. Worker modules register theirs on startup. */
@Injectable()
export class JobRegistry {
  readonly eventRoutes: EventRoute[] = [];
  readonly dueRoutes = new Map<string, DueRoute>();
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
   * Registers kinds of event that are only sent to live subscribers and trigger no job. Events of unregistered kinds stay in
   * the outbox until a version that knows them runs.
   */
  liveOnly(...kinds: readonly string[]): void {
    this.assertNoneOf(kinds, new Set(this.eventRoutes.flatMap((route) => route.kinds)));
    kinds.forEach((kind) => this.kindsWithoutJob.add(kind));
  }

  /** Every registered kind with each of its consumers, or null if it is live-only. */
  registrations(): ConsumerRegistration[] {
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

  onDueWork(kind: string, route: DueRoute): void {
    this.dueRoutes.set(kind, route);
  }

  /** @param handler must be idempotent: it may run twice for one job */
  handle({ queue, job }: Route, handler: JobHandler): void {
    const ofQueue = this.handlers.get(queue) ?? new Map<string, JobHandler>();
    this.handlers.set(queue, ofQueue.set(job, handler));
  }

  /** Every job that this process handles. */
  routes(): Route[] {
    return [...this.handlers].flatMap(([queue, jobs]) => [...jobs.keys()].map((job) => ({ queue, job })));
  }

  queues(): string[] {
    return [...this.handlers.keys()];
  }

  isCausedByEvents({ queue, job }: Route): boolean {
    return this.eventRoutes.some((route) => route.queue === queue && route.job === job);
  }

  /** @throws Error if the job has no handler, so that it becomes a dead letter instead of being ignored */
  handlerOf(queue: string, job: string): JobHandler {
    const handler = this.handlers.get(queue)?.get(job);
    if (!handler) throw new Error(`Job ${job} of queue ${queue} has no handler.`);
    return handler;
  }
}
