import { existsSync } from 'node:fs';
import path from 'node:path';
import { passwordsOf, type Urls, urlsFor } from './passwords.js';
import { placeOf } from './place.js';
import { startEmbeddedPostgres } from './postgres.js';
import { findPostmaster } from './postmaster.js';
import { EmbeddedStartError } from './start-error.js';

export interface OpenedDatabase {
  readonly urls: Pick<Urls, 'ownerUrl' | 'appUrl'>;
  /** Whether a server process may be using it. */
  readonly wasRunning: boolean;
  /** Leaves the server as it was found, running or stopped. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the embedded default's database for a command, whether Causeway is running or not.
 * @throws EmbeddedStartError if it was never started on this data folder
 */
export async function openEmbeddedDatabase(
  dataDir: string,
  log: (line: string) => void,
): Promise<OpenedDatabase> {
  // A mistyped folder is an error; it must not become an empty database.
  const place = existsSync(dataDir) ? placeOf(dataDir, log) : null;
  if (!place || !existsSync(place.cluster))
    throw new EmbeddedStartError(
      `There is no data in ${path.resolve(dataDir)} yet; run npm start once, or set CAUSEWAY_DATA_DIR to the right folder.`,
    );
  const running = await findPostmaster(place.cluster);
  if (running) {
    const urls = urlsFor(running.port, await passwordsOf(place.dataDir));
    return { urls, wasRunning: true, close: () => Promise.resolve() };
  }
  const { stop, ...urls } = await startEmbeddedPostgres({ dataDir, log });
  return { urls, wasRunning: false, close: stop };
}
