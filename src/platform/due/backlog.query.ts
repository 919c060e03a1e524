import type pg from 'pg';

/** Work that is due and not done. */
export interface DueBacklog {
  readonly waiting: number;
  /** Since when the oldest of it is due; null if none is. */
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
