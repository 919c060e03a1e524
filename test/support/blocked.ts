import type pg from 'pg';
import { until } from './until.js';

type Session = Pick<pg.ClientBase, 'query'>;

const BLOCKED = `
  with recursive waiting as (select distinct pid from pg_locks where not granted),
  blocked as (
    select pid from waiting where pg_backend_pid() = any (pg_blocking_pids(pid))
    union
    select waiting.pid from waiting join blocked on blocked.pid = any (pg_blocking_pids(waiting.pid))
  )
  select pid from blocked`;

/**
 * Waits until so many sessions are blocked by a lock that this one holds, directly or behind each other.
 * @returns their process ids
 */
export async function untilBlockedBy(holder: Session, count = 1): Promise<number[]> {
  let pids: number[] = [];
  await until(async () => {
    pids = (await holder.query<{ pid: number }>(BLOCKED)).rows.map(({ pid }) => pid);
    return pids.length >= count;
  });
  return pids;
}

/** @param on a session that may signal the others, which those of the same login may */
export async function terminate(on: Session | pg.Pool, pids: readonly number[]): Promise<void> {
  await on.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [pids]);
}
