import { wallClock } from '../base/wall-clock.js';
import { query, type Tx } from '../database/tx.js';
import { isUndone, isUndispatched, isUnrelayed } from './conditions.js';

/** An event to be delivered to one consumer. */
export interface Delivery {
  readonly event_id: string;
  readonly subject: string;
  readonly occurred_at: Date;
  readonly request_id: string | null;
}

/** A delivery whose job may have been lost. */
export interface LostDelivery extends Delivery {
  readonly job_id: string;
}

/** How long a consumer still gets deliveries after it last registered. */
const KNOWN_MS = 24 * 3600_000;

/**
 * Creates the deliveries of committed events, one for each consumer of their kind. Events of an unregistered kind stay in the
 * outbox. Uses the index outbox_waiting.
 * @returns the number of events
 */
export async function makeDeliveries(tx: Tx, limit: number): Promise<number> {
  const now = wallClock();
  const relayed = await query(
    tx,
    `with known as (
       select kind, consumer from event_consumer where known_at > $1
     ), taken as (
       select o.id, o.kind, o.subject, o.recorded_at
       from (select distinct kind from known) k join outbox o on o.kind = k.kind and ${isUnrelayed('o')}
       limit $2 for update of o skip locked
     ), made as (
       insert into event_delivery (event_id, consumer, subject, recorded_at)
       select t.id, k.consumer, t.subject, t.recorded_at
       from taken t join known k on k.kind = t.kind where k.consumer is not null
       on conflict do nothing
     )
     update outbox set relayed_at = $3 from taken where outbox.id = taken.id returning outbox.id`,
    [new Date(now.getTime() - KNOWN_MS), limit, now],
  );
  return relayed.length;
}

/** @returns the given consumers that have deliveries to dispatch */
export async function consumersWithDeliveries(tx: Tx, consumers: readonly string[]): Promise<string[]> {
  const rows = await query<{ consumer: string }>(
    tx,
    `select asked.consumer from unnest($1::text[]) as asked (consumer)
     where exists (select from event_delivery d where d.consumer = asked.consumer and ${isUndispatched('d')})`,
    [consumers],
  );
  return rows.map(({ consumer }) => consumer);
}

export interface ReadyCriteria {
  readonly consumer: string;
  /** A subject is ready this long after its last event, or `maxWaitMs` after its first. */
  readonly quietMs: number;
  readonly maxWaitMs: number;
  /** Maximum number of subjects. */
  readonly limit: number;
}

/**
 * Locks and returns all undispatched deliveries of the subjects that are ready, oldest event first, so that each subject needs
 * only one job.
 */
export function takeReady(
  tx: Tx,
  { consumer, quietMs, maxWaitMs, limit }: ReadyCriteria,
): Promise<Delivery[]> {
  const now = wallClock().getTime();
  return query<Delivery>(
    tx,
    `with ready as (
       select subject from event_delivery where consumer = $1 and ${isUndispatched('event_delivery')}
       group by subject having max(recorded_at) <= $2 or min(recorded_at) <= $3
       order by min(recorded_at) limit $4
     )
     select d.event_id, d.subject, o.occurred_at, o.request_id
     from event_delivery d join outbox o on o.id = d.event_id
     where d.consumer = $1 and ${isUndispatched('d')} and d.subject in (select subject from ready)
     order by o.occurred_at, d.event_id for update of d skip locked`,
    [consumer, new Date(now - quietMs), new Date(now - maxWaitMs), limit],
  );
}

export interface Dispatched {
  readonly eventId: string;
  readonly jobId: string;
  /** True for the event that the job id contains; false for the job's other events. */
  readonly leads: boolean;
}

/**
 * @param queueStoreId the queue store's id, read before dispatching, so that deliveries count as lost if the store is replaced
 *   in between
 */
export async function markDispatched(
  tx: Tx,
  consumer: string,
  dispatched: readonly Dispatched[],
  queueStoreId: string,
): Promise<void> {
  await query(
    tx,
    `update event_delivery d set job_id = h.job_id, leads = h.leads, handed_at = $5, handed_to = $6
     from unnest($2::uuid[], $3::text[], $4::boolean[]) as h (event_id, job_id, leads)
     where d.event_id = h.event_id and d.consumer = $1`,
    [
      consumer,
      dispatched.map(({ eventId }) => eventId),
      dispatched.map(({ jobId }) => jobId),
      dispatched.map(({ leads }) => leads),
      wallClock(),
      queueStoreId,
    ],
  );
}

/** Deliveries dispatched to a different store, or before an instant, may be lost. */
export interface LossCriteria {
  readonly queueStoreId: string;
  readonly before: Date;
}

/**
 * $2 is the store's id, $3 the instant. `handed_at` is the last dispatch; in due_work it is the first. Uses
 * event_delivery_in_flight, which holds only unfinished deliveries.
 */
const LOST = `${isUndone('d')} and d.leads and (d.handed_to is distinct from $2 or d.handed_at < $3)`;

/** @returns the given consumers that may have lost jobs */
export async function consumersWithLosses(
  tx: Tx,
  consumers: readonly string[],
  { queueStoreId, before }: LossCriteria,
): Promise<string[]> {
  const rows = await query<{ consumer: string }>(
    tx,
    `select asked.consumer from unnest($1::text[]) as asked (consumer)
     where exists (select from event_delivery d where d.consumer = asked.consumer and ${LOST})`,
    [consumers, queueStoreId, before],
  );
  return rows.map(({ consumer }) => consumer);
}

export function takeLost(
  tx: Tx,
  consumer: string,
  { queueStoreId, before }: LossCriteria,
  limit: number,
): Promise<LostDelivery[]> {
  return query<LostDelivery>(
    tx,
    `select d.event_id, d.job_id, d.subject, o.occurred_at, o.request_id
     from event_delivery d join outbox o on o.id = d.event_id
     where d.consumer = $1 and ${LOST}
     order by d.handed_at limit $4 for update of d skip locked`,
    [consumer, queueStoreId, before, limit],
  );
}

export async function markDispatchedAgain(
  tx: Tx,
  consumer: string,
  eventIds: readonly string[],
  queueStoreId: string,
): Promise<void> {
  await query(
    tx,
    `update event_delivery set handed_at = $3, handed_to = $4 where event_id = any($2::uuid[]) and consumer = $1`,
    [consumer, eventIds, wallClock(), queueStoreId],
  );
}
