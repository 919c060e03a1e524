import { wallClock } from '../base/wall-clock.js';
import { query, type Tx } from '../database/tx.js';

/** That a consumer acts upon a kind of event; null if the kind is known to need none. */
export interface Consumption {
  readonly kind: string;
  readonly consumer: string | null;
}

/** How often the workers say which consumers they know. */
export const TELL_CONSUMERS_MS = 5_000;

/**
 * Says which consumers this version knows. Any relay makes deliveries for all that are known to some version, so that
 * during a rolling deploy an old worker neither passes over a new consumer nor drops a kind that it does not know itself.
 */
export async function tellConsumers(tx: Tx, known: readonly Consumption[]): Promise<void> {
  const now = wallClock();
  await query(
    tx,
    `insert into event_consumer (kind, consumer, known_at)
     select kind, consumer, $3 from unnest($1::text[], $2::text[]) as known (kind, consumer)
     order by kind, consumer -- so that workers which say it at once wait for each other in one order
     on conflict (kind, consumer) do update set known_at = excluded.known_at where event_consumer.known_at < $4`,
    [
      known.map(({ kind }) => kind),
      known.map(({ consumer }) => consumer),
      now,
      new Date(now.getTime() - TELL_CONSUMERS_MS / 2),
    ],
  );
}
