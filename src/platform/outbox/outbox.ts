import { newId } from '../../kernel/ids.js';
import { wallClock } from '../clock/wall-clock.js';
import type { Pools } from '../database/pools.js';
import { type Tx, query } from '../database/tx.js';

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
export async function announce(tx: Tx, ...events: readonly DomainEvent[]): Promise<string[]> {
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

/** Marks the events that a job stood for as done, once it has had its effect; until then they are kept. */
export async function markEventsDone({ staff }: Pools, jobId: string): Promise<void> {
  await staff.query({
    name: 'events_done',
    text: 'update outbox set done_at = $2 where job_id = $1 and done_at is null',
    values: [jobId, wallClock()],
  });
}
