import { wallClock } from '../base/wall-clock.js';
import { query, type Tx } from '../database/tx.js';

/** A kind of event with one of its consumers; null if the kind needs none. */
export interface ConsumerRegistration {
  readonly kind: string;
  readonly consumer: string | null;
}

/** How often each worker process registers its consumers. */
export const REGISTER_CONSUMERS_MS = 5_000;

/**
 * Registers the consumers that this version knows. Every relay creates deliveries for all registered consumers, so that an
 * old worker neither skips a new consumer nor drops an event of a new kind during a rolling deploy.
 */
export async function registerConsumers(tx: Tx, known: readonly ConsumerRegistration[]): Promise<void> {
  const now = wallClock();
  await query(
    tx,
    `insert into event_consumer (kind, consumer, known_at)
     select kind, consumer, $3 from unnest($1::text[], $2::text[]) as known (kind, consumer)
     order by kind, consumer -- the same lock order in every worker, so that they cannot deadlock
     on conflict (kind, consumer) do update set known_at = excluded.known_at where event_consumer.known_at < $4`,
    [
      known.map(({ kind }) => kind),
      known.map(({ consumer }) => consumer),
      now,
      new Date(now.getTime() - REGISTER_CONSUMERS_MS / 2),
    ],
  );
}
