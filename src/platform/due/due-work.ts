import type pg from 'pg';
import { type Tx, query } from '../database/tx.js';

/** Work that becomes due at an instant, at most one per kind and subject. The row stays until the work is done. */
export interface DueWork {
  readonly kind: string;
  readonly subject: string;
  readonly dueAt: Date;
}

/** Plans work, or moves it if this kind is already planned for the subject. */
export async function planDueWork(tx: Tx, { kind, subject, dueAt }: DueWork): Promise<void> {
  await query(
    tx,
    `insert into due_work (kind, subject, due_at) values ($1, $2, $3)
     on conflict (kind, subject) do update set due_at = excluded.due_at, handed_at = null, alone = false`,
    [kind, subject, dueAt],
  );
}

/** @returns when work of a kind on a subject is due; null if none is planned */
export async function duePlannedAt(tx: Tx, kind: string, subject: string): Promise<Date | null> {
  const [planned] = await query<{ dueAt: Date }>(
    tx,
    'select due_at as "dueAt" from due_work where kind = $1 and subject = $2',
    [kind, subject],
  );
  return planned?.dueAt ?? null;
}

/**
 * Makes the planned work of some subjects due now. Work that is already due moves by a millisecond, but never past now: a job
 * that read the state before this change then completes nothing, because the instant differs.
 * @returns the number of subjects with planned work
 */
export async function bringForward(tx: Tx, kind: string, subjects: readonly string[]): Promise<number> {
  const planned = await query(
    tx,
    `update due_work set handed_at = null, due_at = case
       when due_at > $3 then $3
       when due_at < $3 then due_at + interval '1 millisecond'
       else due_at - interval '1 millisecond' end
     where kind = $1 and subject = any($2::uuid[]) returning subject`,
    [kind, subjects, tx.now],
  );
  return planned.length;
}

/**
 * Marks due work as done, in the transaction of its effect, and plans its next occurrence.
 * @param next null if there is none
 * @returns false if it was already done or moved; the caller must then change nothing
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
      : `update due_work set due_at = $4, handed_at = null, alone = false
         where kind = $1 and subject = $2 and due_at = $3 returning subject`,
    next === null ? [kind, subject, dueAt] : [kind, subject, dueAt, next],
  );
  return done.length > 0;
}

/** A subject whose work due at an instant is done, and when it is next due; null if there is no next time. */
export interface DoneWork extends Omit<DueWork, 'kind'> {
  readonly next: Date | null;
}

/**
 * Like `completeDueWork` for several subjects, in one statement.
 * @returns the subjects whose work was neither done nor moved
 */
export async function completeAllDueWork(
  tx: Tx,
  kind: string,
  done: readonly DoneWork[],
): Promise<ReadonlySet<string>> {
  const completed = await query<{ subject: string }>(
    tx,
    `with x as (select * from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) x (subject, due_at, next)),
     moved as (
       update due_work d set due_at = x.next, handed_at = null, alone = false from x
       where d.kind = $1 and d.subject = x.subject and d.due_at = x.due_at and x.next is not null returning d.subject
     ), ended as (
       delete from due_work d using x
       where d.kind = $1 and d.subject = x.subject and d.due_at = x.due_at and x.next is null returning d.subject
     )
     select subject from moved union all select subject from ended`,
    [kind, done.map(({ subject }) => subject), done.map(({ dueAt }) => dueAt), done.map(({ next }) => next)],
  );
  return new Set(completed.map(({ subject }) => subject));
}

/** Has the work of subjects dispatched again, each in a job of its own: one of them fails, and with it their common job. */
export async function separateDueWork(
  tx: Tx,
  { kind, dueAt }: Pick<DueWork, 'kind' | 'dueAt'>,
  subjects: readonly string[],
): Promise<void> {
  await query(
    tx,
    `update due_work set handed_at = null, alone = true
     where kind = $1 and due_at = $2 and subject = any($3::uuid[]) and not alone`,
    [kind, dueAt, subjects],
  );
}

/** @returns those of the subjects whose planned work is due by an instant */
export async function dueAmong(
  tx: Tx,
  kind: string,
  subjects: readonly string[],
  by: Date,
): Promise<string[]> {
  const due = await query<{ subject: string }>(
    tx,
    'select subject from due_work where kind = $1 and subject = any($2::uuid[]) and due_at <= $3 order by subject',
    [kind, subjects, by],
  );
  return due.map(({ subject }) => subject);
}

/** Deletes a subject's future work. Work that is already due is still done. */
export async function endDueWork(tx: Tx, subject: string): Promise<void> {
  await query(tx, 'delete from due_work where subject = $1 and due_at > $2', [subject, tx.now]);
}

/** @returns whether unfinished work of the given kinds is due */
export async function isWorkDue(pool: pg.Pool, kinds: readonly string[], now: Date): Promise<boolean> {
  const { rows } = await pool.query<{ due: boolean }>(
    'select exists (select from due_work where due_at <= $1 and kind = any($2)) as due',
    [now, kinds],
  );
  return rows[0]!.due;
}
