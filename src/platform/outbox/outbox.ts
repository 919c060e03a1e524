import { z } from 'zod';
import { newId } from '../../kernel/ids.js';
import { wallClock } from '../base/wall-clock.js';
import type { Pools } from '../database/pools.js';
import { query, type Tx } from '../database/tx.js';

/** Something that happened and that others act upon. */
export interface DomainEvent {
  readonly kind: string;
  /** The id of what it happened to; events on one subject are debounced together. */
  readonly subject: string;
  readonly payload?: Record<string, unknown>;
}

/**
 * Writes events in the business transaction; after the commit the relay hands them on, and whoever follows the subject
 * live is told.
 * @returns their ids, which become the ids of the jobs they cause
 */
export async function recordEvent(tx: Tx, ...events: readonly DomainEvent[]): Promise<string[]> {
  const ids = events.map(() => newId());
  if (events.length === 0) return ids;
  await query(
    tx,
    `insert into outbox (id, kind, subject, payload, occurred_at, recorded_at, request_id)
     select id, kind, subject, payload, $5, $6, $7
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::jsonb[]) as event (id, kind, subject, payload)`,
    [
      ids,
      events.map((event) => event.kind),
      events.map((event) => event.subject),
      events.map((event) => JSON.stringify(event.payload ?? {})),
      tx.now,
      wallClock(),
      tx.requestId,
    ],
  );
  tx.announced.push(...events.map(({ kind, subject }, index) => ({ id: ids[index]!, kind, subject })));
  return ids;
}

/**
 * Lets a job look at nothing before it is known which events it stands for: what joined it later would be marked as done
 * without having been seen. A job may begin before the hand-over that made it has committed, or where that never will. So
 * the row it is named after waits for the hand-over to end, and joins the job where the hand-over was undone.
 */
export async function awaitHandOver({ staff }: Pools, jobId: string): Promise<void> {
  if (!isOfEvent(jobId)) return;
  await staff.query({
    name: 'event_joins_job',
    text: 'update outbox set job_id = id::text, relayed_at = $2 where id = $1 and job_id is null',
    values: [jobId, wallClock()],
  });
}

/** Marks the events that a job stands for as done, once it has had its effect; until then they are kept. */
export async function markEventsDone({ staff }: Pools, jobId: string): Promise<void> {
  if (!isOfEvent(jobId)) return;
  await staff.query({
    name: 'events_done',
    text: 'update outbox set done_at = $2 where job_id = $1 and done_at is null',
    values: [jobId, wallClock()],
  });
}

/** A job of due work stands for no event. */
const isOfEvent = (jobId: string): boolean => z.uuid().safeParse(jobId).success;
