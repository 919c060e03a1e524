import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { messageOf } from '../platform/base/error-code.js';
import { EmbeddedStartError } from './start-error.js';

/** An arbitrary number that nothing else locks in the database `postgres`. */
const LOCK = 4_201_217;
/** How long PostgreSQL may take to notice that a process was killed. */
const LOCK_TIMEOUT_MS = 1_500;
const NAME_PREFIX = 'causeway process ';

/**
 * Held by the only process that may use a data folder. `kill -9` releases it, because PostgreSQL sees the connection end.
 */
export interface InstanceLock {
  readonly client: pg.Client;
  release(): Promise<void>;
}

/** @returns the lock, or its holder, e.g. `causeway process 4711` */
export async function takeInstanceLock(
  superUrl: string,
): Promise<InstanceLock | { readonly holder: string }> {
  const client = new pg.Client({
    connectionString: superUrl,
    application_name: `${NAME_PREFIX}${process.pid}`,
  });
  // Ignored: if the server ends, its users notice on their own connections.
  client.on('error', () => undefined);
  await connect(client);
  const deadline = Date.now() + LOCK_TIMEOUT_MS;
  while (!(await tryLock(client))) {
    if (Date.now() > deadline) {
      const holder = await holderOf(client);
      await client.end();
      return { holder };
    }
    await sleep(100);
  }
  return { client, release: () => client.end() };
}

async function connect(client: pg.Client): Promise<void> {
  try {
    await client.connect();
  } catch (cause) {
    throw new EmbeddedStartError(`the embedded PostgreSQL refused the connection: ${messageOf(cause)}`, {
      cause,
    });
  }
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
    LOCK,
  ]);
  return rows[0]?.locked ?? false;
}

async function holderOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT activity.application_name AS name
       FROM pg_locks AS lock
       JOIN pg_stat_activity AS activity ON activity.pid = lock.pid
      WHERE lock.locktype = 'advisory' AND lock.granted AND lock.objid = $1`,
    [LOCK],
  );
  return rows[0]?.name || 'another process';
}
