import { ensureCluster } from './cluster.js';
import { type InstanceLock, takeInstanceLock } from './instance-lock.js';
import { PostgresKeeper, type RestartWaits } from './keeper.js';
import { adoptOrLaunch } from './launch.js';
import { closePublicSchema, prepareLogins } from './logins.js';
import { type Passwords, passwordsOf, type Urls, urlsFor } from './passwords.js';
import { placeOf } from './place.js';
import { stopPostmaster } from './postmaster.js';
import { Seeding } from './seeding.js';
import { whileServerRuns } from './server-ended.js';
import { EmbeddedStartError } from './start-error.js';

export interface EmbeddedPostgres {
  /** Database `postgres`; for creating and dropping databases, never for the app. */
  readonly superUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly portalUrl: string;
  readonly port: number;
  /** Whether a server left over from an earlier process was adopted. */
  readonly adopted: boolean;
  /** Where the data actually is; not the requested folder if root's PostgreSQL cannot enter it. */
  readonly dataDir: string;
  readonly seeding: Seeding;
  readonly keeper: PostgresKeeper;
  /** Stops the server within 3 s; close all pools first. A second call waits for the first. */
  readonly stop: () => Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** Prints messages for the person who started it. */
  readonly log: (line: string) => void;
  /** Delays before restarts of the server; defaults to the product's. */
  readonly restartWaits?: RestartWaits;
}

/**
 * Starts PostgreSQL on the data folder, or adopts the one still running there, with the database `causeway` and its three
 * logins.
 * @throws EmbeddedStartError if another process uses the folder, or PostgreSQL cannot run there
 */
export async function startEmbeddedPostgres({
  dataDir,
  log,
  restartWaits,
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const place = placeOf(dataDir, log);
  const passwords = await passwordsOf(place.dataDir);
  await ensureCluster(place, passwords.postgres);
  const server = await adoptOrLaunch(place);
  const urls = urlsFor(server.port, passwords);
  try {
    const lock = await prepare(urls, passwords, place.dataDir, log);
    const keeper = new PostgresKeeper(place, urls.superUrl, { server, lock }, restartWaits);
    const { port, adopted } = server;
    const seeding = new Seeding(place.dataDir, lock.client);
    return { ...urls, port, adopted, dataDir: place.dataDir, seeding, keeper, stop: () => keeper.stop() };
  } catch (error) {
    // Only stop a server that this call started, and that no other process has taken over since.
    if (!server.adopted && !(error instanceof FolderInUse)) await stopPostmaster(place.cluster, server.pid);
    throw error;
  }
}

class FolderInUse extends EmbeddedStartError {}

async function prepare(
  urls: Urls,
  passwords: Passwords,
  dataDir: string,
  log: EmbeddedOptions['log'],
): Promise<InstanceLock> {
  const lock = await takeInstanceLock(urls.superUrl);
  if ('holder' in lock) {
    throw new FolderInUse(
      `the data folder ${dataDir} is in use by ${lock.holder}; stop that process or set another CAUSEWAY_DATA_DIR`,
    );
  }
  try {
    const seeding = new Seeding(dataDir, lock.client);
    await whileServerRuns(lock.client, urls.superUrl, async () => {
      if (seeding.wasInterrupted) {
        log('The last start was interrupted while seeding the demo world; starting over.');
        await seeding.discard();
      }
      await prepareLogins(lock.client, passwords);
      await closePublicSchema(urls.ownerUrl);
    });
  } catch (error) {
    await lock.release();
    throw error;
  }
  return lock;
}
