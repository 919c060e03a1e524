import type pg from 'pg';
import { until } from './until.js';

/** Waits until so many statements in the database wait for another's lock. @param on it, outside of what waits */
export async function untilBlocked(on: Pick<pg.Pool, 'query'>, count = 1): Promise<void> {
  const blocked = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await until(async () => ((await on.query(blocked)).rowCount ?? 0) >= count);
}
