import type pg from 'pg';
import { isUndone, isUndispatched, isUnrelayed } from './conditions.js';

/** What the outbox holds that is not done. */
export interface OutboxBacklog {
  /** Events without their deliveries, and deliveries not dispatched. */
  readonly waiting: number;
  /** When the oldest of them was recorded; null if none waits. */
  readonly oldest: Date | null;
  /** What waits likewise, but for a consumer that no running process knows. */
  readonly unclaimed: number;
  /** Deliveries dispatched and not done: jobs that wait, run, or failed for good. */
  readonly inFlight: number;
}

/**
 * Read from the partial indexes that hold what is left: outbox_waiting, event_delivery_waiting, event_delivery_of_job. A
 * consumer is known by a running process while it is told of as lately as the others: where no worker runs at all,
 * everything is still claimed, and is late.
 */
const BACKLOG = `
  with claimed as (
    select kind, consumer from event_consumer
    where known_at >= (select max(known_at) from event_consumer) - interval '1 minute'
  ), waiting as (
    select recorded_at, kind in (select kind from claimed) as claimed from outbox where ${isUnrelayed('outbox')}
    union all
    select recorded_at, consumer in (select consumer from claimed where consumer is not null)
    from event_delivery where ${isUndispatched('event_delivery')}
  )
  select
    count(*) filter (where claimed)::int as waiting,
    min(recorded_at) filter (where claimed) as oldest,
    count(*) filter (where not claimed)::int as unclaimed,
    (select count(*)::int from event_delivery where ${isUndone('event_delivery')} and job_id is not null) as "inFlight"
  from waiting`;

export async function readOutboxBacklog(pool: pg.Pool): Promise<OutboxBacklog> {
  const { rows } = await pool.query<OutboxBacklog>(BACKLOG);
  return rows[0]!;
}

/** Whether anything is left to dispatch to these consumers. */
export async function isDeliveryWaiting(
  pool: pg.Pool,
  kinds: readonly string[],
  consumers: readonly string[],
): Promise<boolean> {
  const { rows } = await pool.query<{ waits: boolean }>(
    `select exists (select from outbox where ${isUnrelayed('outbox')} and kind = any($1))
         or exists (select from event_delivery where ${isUndispatched('event_delivery')} and consumer = any($2)) as waits`,
    [kinds, consumers],
  );
  return rows[0]!.waits;
}
