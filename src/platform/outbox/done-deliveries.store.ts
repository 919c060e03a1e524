import { wallClock } from '../base/wall-clock.js';
import type { Pools } from '../database/pools.js';
import { isUndone } from './conditions.js';

/** A consumer's job for one or more events. */
export interface ConsumerJob {
  readonly consumer: string;
  readonly jobId: string;
}

/**
 * Waits until the job's events are fixed. A job can start before the transaction that dispatched it commits; that transaction
 * has locked the delivery. If it was rolled back, the delivery is assigned to this job. No event can join the job afterwards,
 * so none is marked done without being processed.
 */
export async function awaitDispatch(
  { staff }: Pools,
  { consumer, jobId }: ConsumerJob,
  eventId: string,
): Promise<void> {
  await staff.query({
    name: 'delivery_joins_job',
    text: `update event_delivery set job_id = $3, leads = true, handed_at = $4
      where event_id = $1 and consumer = $2 and job_id is null`,
    values: [eventId, consumer, jobId, wallClock()],
  });
}

/** Marks the deliveries of a finished job as done. */
export async function markDeliveriesDone({ staff }: Pools, { consumer, jobId }: ConsumerJob): Promise<void> {
  await staff.query({
    name: 'deliveries_done',
    text: `update event_delivery set done_at = $3 where job_id = $1 and consumer = $2 and ${isUndone('event_delivery')}`,
    values: [jobId, consumer, wallClock()],
  });
}

/**
 * Deletes events that were relayed, and whose deliveries were all done, before an instant. Uses the index outbox_relayed; of
 * the earlier-relayed events, only those with a delivery unfinished or done since remain.
 */
export async function dropDelivered({ staff }: Pools, before: Date): Promise<void> {
  await staff.query(
    `delete from outbox o where o.relayed_at < $1 and not exists (
       select from event_delivery d where d.event_id = o.id and (${isUndone('d')} or d.done_at >= $1))`,
    [before],
  );
}
