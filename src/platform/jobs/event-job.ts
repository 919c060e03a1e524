import type { Delivery } from '../outbox/deliveries.store.js';
import type { JobData, Route } from './job-registry.js';
import type { NewJob } from './queues.js';

/** Two consumers of an event may share a queue, whose jobs each have an id of their own. */
export const eventJobId = ({ job }: Route, eventId: string): string => `${job}-${eventId}`;

/** @param id of a job that was dispatched before, perhaps by an earlier version */
export function eventJob(
  route: Route,
  delivery: Delivery,
  id = eventJobId(route, delivery.event_id),
): NewJob {
  const { event_id, subject, occurred_at, request_id } = delivery;
  const data = { subject, asOf: occurred_at.toISOString(), requestId: request_id, eventId: event_id };
  return { name: route.job, jobId: id, data: data satisfies JobData };
}
