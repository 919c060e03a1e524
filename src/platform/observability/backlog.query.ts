import type pg from 'pg';

/** What waits in PostgreSQL; ages in seconds, null where nothing waits. */
export interface Backlog {
  readonly outboxWaiting: number;
  readonly outboxOldest: number | null;
  /** Handed over and not done: jobs that wait, run, or failed for good. */
  readonly outboxInFlight: number;
  readonly dueWaiting: number;
  readonly dueOldest: number | null;
}

/** Read from the partial indexes that hold what is left: outbox_waiting, outbox_of_job; due_work itself is as small. */
const BACKLOG = `
  select
    (select count(*)::int from outbox where relayed_at is null) as "outboxWaiting",
    (select extract(epoch from $1::timestamptz - min(recorded_at))::float8 from outbox where relayed_at is null)
      as "outboxOldest",
    (select count(*)::int from outbox where done_at is null and job_id is not null) as "outboxInFlight",
    (select count(*)::int from due_work where due_at <= $2) as "dueWaiting",
    (select extract(epoch from $2::timestamptz - min(due_at))::float8 from due_work where due_at <= $2)
      as "dueOldest"`;

/** @param wall the real time, by which events age  @param now the Clock's instant, by which work is due */
export async function readBacklog(pool: pg.Pool, wall: Date, now: Date): Promise<Backlog> {
  const { rows } = await pool.query<Backlog>(BACKLOG, [wall, now]);
  return rows[0]!;
}
