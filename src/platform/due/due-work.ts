import { type Tx, query } from '../database/tx.js';

/** Work that Clock makes due, of one kind on one subject; the row stays until the work is done. */
export interface DueWork {
  readonly kind: string;
  readonly subject: string;
  readonly dueAt: Date;
}

/** Plans work; where that kind is planned for the subject already, the instant is moved. */
export async function planDueWork(tx: Tx, { kind, subject, dueAt }: DueWork): Promise<void> {
  await query(
    tx,
    `insert into due_work (kind, subject, due_at) values ($1, $2, $3)
     on conflict (kind, subject) do update set due_at = excluded.due_at, handed_at = null`,
    [kind, subject, dueAt],
  );
}

/**
 * Marks due work as done, in the transaction of its effect, and plans its next occurrence.
 * @param next null where there is none
 * @returns false where this occurrence was done before: the caller then changes nothing
 */
export async function completeDueWork(
  tx: Tx,
  { kind, subject, dueAt }: DueWork,
  next: Date | null,
): Promise<boolean> {
  const done = await query(
    tx,
    next === null
      ? 'delete from due_work where kind = $1 and subject = $2 and due_at = $3 returning subject'
      : `update due_work set due_at = $4, handed_at = null
         where kind = $1 and subject = $2 and due_at = $3 returning subject`,
    next === null ? [kind, subject, dueAt] : [kind, subject, dueAt, next],
  );
  return done.length > 0;
}

/** Drops whatever is planned for a subject that is over; what is due by now is still handed over and done. */
export async function endDueWork(tx: Tx, subject: string): Promise<void> {
  await query(tx, 'delete from due_work where subject = $1 and due_at > $2', [subject, tx.now]);
}
