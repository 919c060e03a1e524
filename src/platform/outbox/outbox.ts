import { newId } from '../../kernel/ids.js';
import { wallClock } from '../base/wall-clock.js';
import { type Tx, write } from '../database/tx.js';

/** Something that happened, for consumers and live subscribers. */
export interface DomainEvent {
  readonly kind: string;
  /** The UUID of the object it happened to; events on one subject are debounced together. */
  readonly subject: string;
  /** The transaction's instant if omitted. */
  readonly at?: Date;
}

/**
 * Writes events in the use case's transaction. After the commit, `OutboxRelay` (platform/jobs) creates a delivery for each
 * consumer, and live subscribers to the subject are notified.
 * @returns the events' ids
 */
export async function recordEvent(tx: Tx, ...events: readonly DomainEvent[]): Promise<string[]> {
  const ids = events.map(() => newId());
  if (events.length === 0) return ids;
  const { now, requestId } = tx;
  const rows = [ids, events.map(({ kind }) => kind), events.map(({ subject }) => subject)];
  const instants = events.map(({ at = now }) => at);
  await write(tx, {
    table: 'outbox',
    text: (bind) => `insert into outbox (id, kind, subject, payload, occurred_at, recorded_at, request_id)
      select id, kind, subject, '{}'::jsonb, at, ${bind(wallClock())}, ${bind(requestId)}
      from unnest(${bind(rows[0])}::uuid[], ${bind(rows[1])}::text[], ${bind(rows[2])}::uuid[],
        ${bind(instants)}::timestamptz[]) as event (id, kind, subject, at)`,
  });
  tx.signals.push(...events.map(({ kind, subject }, index) => ({ id: ids[index]!, kind, subject })));
  return ids;
}
