import type pg from 'pg';
import { isUndone, isUndispatched, isUnrelayed } from './conditions.js';

/** Unfinished events and deliveries. */
export interface OutboxBacklog {
  /** Events whose deliveries have not been created, and deliveries not dispatched. */
  readonly waiting: number;
  /** When the oldest of them was recorded; null if there is none. */
  readonly oldest: Date | null;
  /** The same for consumers that no running process knows; not counted in `waiting`. */
  readonly unclaimed: number;
  /** Deliveries dispatched and not done: their jobs wait, run, or are dead letters. */
  readonly inFlight: number;
}

/**
 * Uses the partial indexes outbox_waiting, event_delivery_waiting and event_delivery_of_job. A consumer counts as known if it
 * was registered within a minute of the most recently registered one. So if no worker runs at all, events still count as
 * waiting, not as unclaimed.
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

/** Whether events of these kinds, or deliveries to these consumers, still have to be dispatched. */
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
