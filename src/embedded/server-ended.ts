import { once } from 'node:events';
import pg from 'pg';
import { EmbeddedStartError } from './start-error.js';

/** Longer than a server that lives needs to answer. */
const ANSWER_LIMIT_MS = 5_000;

/** The server has ended before the process was up. */
export class ServerEnded extends EmbeddedStartError {
  constructor(options?: ErrorOptions) {
    super(
      'PostgreSQL stopped while Causeway was starting, possibly killed or out of memory; start Causeway again to continue.',
      options,
    );
  }
}

/**
 * Runs a part of the start, which is given up as soon as the server ends: what it leaves half done the next start finishes
 * or begins again.
 * @param held an idle connection, which ends with the server and never before
 * @throws ServerEnded whatever fault the part has come to by then
 */
export async function outlives<T>(held: pg.Client, superUrl: string, part: () => Promise<T>): Promise<T> {
  const over = new AbortController();
  const ended = once(held, 'end', over).then(() => {
    throw new ServerEnded();
  });
  try {
    return await Promise.race([part(), ended]);
  } catch (error) {
    if (error instanceof ServerEnded || !(await hasEnded(held, superUrl))) throw error;
    throw new ServerEnded({ cause: error });
  } finally {
    over.abort();
  }
}

/**
 * Tells whether a fault may have come of the server's end, at which all its connections break, but one before the other: it
 * lives where it still takes a new one and an old one holds.
 */
async function hasEnded(held: pg.Client, superUrl: string): Promise<boolean> {
  const fresh = new pg.Client({
    connectionString: superUrl,
    connectionTimeoutMillis: ANSWER_LIMIT_MS,
    query_timeout: ANSWER_LIMIT_MS,
  });
  fresh.on('error', () => undefined);
  try {
    await fresh.connect();
    await fresh.query('select');
    await held.query('select');
    return false;
  } catch {
    return true;
  } finally {
    await fresh.end().catch(() => undefined);
  }
}
