import { once } from 'node:events';
import pg from 'pg';
import { EmbeddedStartError } from './start-error.js';

/** Longer than a running server needs to respond. */
const ANSWER_LIMIT_MS = 5_000;

/** The server ended before the process was ready. */
export class ServerEnded extends EmbeddedStartError {
  constructor(options?: ErrorOptions) {
    super(
      'PostgreSQL stopped while Causeway was starting, possibly killed or out of memory; start Causeway again to continue.',
      options,
    );
  }
}

/**
 * Runs a step of the start, and fails as soon as the server ends. Whatever is left half done is finished or repeated by the
 * next start.
 * @param held an idle connection, which only ends when the server does
 * @throws ServerEnded if the server has ended, whatever error the step failed with
 */
export async function whileServerRuns<T>(
  held: pg.Client,
  superUrl: string,
  part: () => Promise<T>,
): Promise<T> {
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
 * Whether an error may be due to the end of the server. Its connections do not all break at once, so it counts as running
 * only if a new connection works and the held one still does.
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
