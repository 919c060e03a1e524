import type pg from 'pg';

/** Due work that is not done. */
export interface DueBacklog {
  readonly waiting: number;
  /** When the oldest of it became due; null if there is none. */
  readonly oldest: Date | null;
}

/** @param now the Clock's instant */
export async function readDueBacklog(pool: pg.Pool, now: Date): Promise<DueBacklog> {
  const { rows } = await pool.query<DueBacklog>(
    'select count(*)::int as waiting, min(due_at) as oldest from due_work where due_at <= $1',
    [now],
  );
  return rows[0]!;
}
