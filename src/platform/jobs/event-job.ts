import type { Delivery } from '../outbox/deliveries.store.js';
import type { JobData, Route } from './job-registry.js';
import type { NewJob } from './queues.js';

/** Contains the job's name, because two consumers of an event may share a queue. */
export const eventJobId = ({ job }: Route, eventId: string): string => `${job}-${eventId}`;

/** @param id the existing job's id on a repeated dispatch; an earlier version may have formed it differently */
export function newEventJob(
  route: Route,
  delivery: Delivery,
  id = eventJobId(route, delivery.event_id),
): NewJob {
  const { event_id, subject, occurred_at, request_id } = delivery;
  const data = { subject, asOf: occurred_at.toISOString(), requestId: request_id, eventId: event_id };
  return { name: route.job, jobId: id, data: data satisfies JobData };
}
