import { wallClock } from '../base/wall-clock.js';
import { type Tx, query } from '../database/tx.js';

/** A row of dispatched due work. */
export interface DispatchedWork {
  readonly kind: string;
  readonly subject: string;
  readonly due_at: Date;
  /** When it was first dispatched. */
  readonly handed_at: Date;
  /** Whether it needs a job of its own. */
  readonly alone: boolean;
}

/** @returns dispatched work that is not done, that of the newest dispatch first. Uses the index due_work_in_flight. */
export function inFlightWork(tx: Tx, kind: string, limit: number): Promise<DispatchedWork[]> {
  return query<DispatchedWork>(
    tx,
    `select kind, subject, due_at, handed_at, alone from due_work
     where handed_at is not null and kind = $1 order by offered_at desc limit $2`,
    [kind, limit],
  );
}

export interface DueTaking {
  readonly kinds: readonly string[];
  /** The id of the queue store that it is dispatched to. */
  readonly queueStoreId: string;
  readonly limit: number;
}

/** Marks due work as dispatched and returns it. Uses the index due_work_waiting. */
export function takeDueWork(tx: Tx, { kinds, queueStoreId, limit }: DueTaking): Promise<DispatchedWork[]> {
  return query<DispatchedWork>(
    tx,
    `with due as (
       select kind, subject, due_at from due_work
       where due_at <= $1 and kind = any($2) and handed_at is null
       order by due_at limit $3 for update skip locked
     )
     update due_work set handed_at = $4, offered_at = $4, handed_to = $5 from due
     where due_work.kind = due.kind and due_work.subject = due.subject
     returning due.kind, due.subject, due.due_at, due_work.handed_at, due_work.alone`,
    [tx.now, kinds, limit, wallClock(), queueStoreId],
  );
}

/**
 * Returns work whose job may be lost, because it was dispatched to a different store or longer ago than the lease, and marks
 * it as dispatched again. `handed_at` is the first dispatch, `offered_at` the last; in event_delivery, `handed_at` is the last.
 * Uses the index due_work_in_flight, which holds only unfinished work.
 */
export function takeLostWork(
  tx: Tx,
  { kinds, queueStoreId, limit }: DueTaking,
  leaseMs: number,
): Promise<DispatchedWork[]> {
  const wall = wallClock();
  return query<DispatchedWork>(
    tx,
    `with lost as (
       select kind, subject from due_work
       where handed_at is not null and kind = any($1) and (handed_to is distinct from $2 or offered_at < $3)
       order by offered_at limit $4 for update skip locked
     )
     update due_work set offered_at = $5, handed_to = $2 from lost
     where due_work.kind = lost.kind and due_work.subject = lost.subject
     returning due_work.kind, due_work.subject, due_work.due_at, due_work.handed_at, due_work.alone`,
    [kinds, queueStoreId, new Date(wall.getTime() - leaseMs), limit, wall],
  );
}
