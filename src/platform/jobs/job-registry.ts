import { Injectable } from '@nestjs/common';
import { z } from 'zod';

/** What every job carries: ids and an instant, never state. A processor reads the state again. */
export const jobData = z.object({
  /** The id of what the job is about. */
  subject: z.uuid(),
  /** The instant the work is for; a late job still works for this instant. */
  asOf: z.iso.datetime(),
  /** The request that caused it. */
  requestId: z.string().nullable(),
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

export type JobHandler = (data: JobData & { readonly jobId: string }) => Promise<void>;

/** Which job acts upon which event or due work, and what runs it; worker modules enter theirs when they start. */
@Injectable()
export class JobRegistry {
  readonly eventRoutes: EventRoute[] = [];
  readonly dueRoutes = new Map<string, Route>();
  private readonly handlers = new Map<string, Map<string, JobHandler>>();

  /** @throws Error where a kind has a route already: an event is marked as handed over once, for one job */
  onEvents(route: EventRoute): void {
    const taken = this.eventRoutes.flatMap((each) => each.kinds).find((kind) => route.kinds.includes(kind));
    if (taken !== undefined) throw new Error(`Events of kind ${taken} already cause a job.`);
    this.eventRoutes.push(route);
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
