import { wallClock } from '../base/wall-clock.js';
import type { Pools } from '../database/pools.js';
import { isUndone } from './conditions.js';

/** A job of a consumer that events have caused. */
export interface EventJob {
  readonly consumer: string;
  readonly jobId: string;
}

/**
 * Makes a job wait until it is settled which events it covers: an event that joined later would be marked as done without
 * having been seen. A job can start before the transaction that dispatched it has committed, or although that was rolled back.
 * So this update waits for that transaction's row lock, and if it was rolled back, attaches the event to the job itself.
 */
export async function awaitDispatch(
  { staff }: Pools,
  { consumer, jobId }: EventJob,
  eventId: string,
): Promise<void> {
  await staff.query({
    name: 'delivery_joins_job',
    text: `update event_delivery set job_id = $3, leads = true, handed_at = $4
      where event_id = $1 and consumer = $2 and job_id is null`,
    values: [eventId, consumer, jobId, wallClock()],
  });
}

/** Marks the deliveries that a job stands for as done, once it has had its effect; until then they are kept. */
export async function markDeliveriesDone({ staff }: Pools, { consumer, jobId }: EventJob): Promise<void> {
  await staff.query({
    name: 'deliveries_done',
    text: `update event_delivery set done_at = $3 where job_id = $1 and consumer = $2 and ${isUndone('event_delivery')}`,
    values: [jobId, consumer, wallClock()],
  });
}

/**
 * Drops events relayed before an instant that every consumer had done by then. Index outbox_relayed finds them; of what is
 * older only that remains which some consumer has not done.
 */
export async function dropDelivered({ staff }: Pools, before: Date): Promise<void> {
  await staff.query(
    `delete from outbox o where o.relayed_at < $1 and not exists (
       select from event_delivery d where d.event_id = o.id and (${isUndone('d')} or d.done_at >= $1))`,
    [before],
  );
}
