import type { JobData } from './job-registry.js';
import type { NewJob } from './queues.js';

/** The event after which a job is named, as the outbox holds it. */
export interface JobEvent {
  readonly id: string;
  readonly subject: string;
  readonly occurred_at: Date;
  readonly request_id: string | null;
}

export function eventJob(name: string, { id, subject, occurred_at, request_id }: JobEvent): NewJob {
  const data = { subject, asOf: occurred_at.toISOString(), requestId: request_id } satisfies JobData;
  return { name, jobId: id, data };
}
