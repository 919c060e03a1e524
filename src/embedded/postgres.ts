import { ensureCluster } from './cluster.js';
import { type InstanceLock, takeInstanceLock } from './instance-lock.js';
import { PostgresKeeper, type RestartWaits } from './keeper.js';
import { adoptOrLaunch } from './launch.js';
import { closePublicSchema, prepareLogins } from './logins.js';
import { type Passwords, passwordsOf, type Urls, urlsFor } from './passwords.js';
import { placeOf } from './place.js';
import { stopPostmaster } from './postmaster.js';
import { Seeding } from './seeding.js';
import { outlives } from './server-ended.js';
import { EmbeddedStartError } from './start-error.js';

export interface EmbeddedPostgres {
  /** Database `postgres`; for making and dropping databases, never for the app. */
  readonly superUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly portalUrl: string;
  readonly port: number;
  /** Whether the server had outlived an earlier process and was taken over. */
  readonly adopted: boolean;
  /** Where the data really lies: not the folder asked for where root's PostgreSQL cannot enter that one. */
  readonly dataDir: string;
  readonly seeding: Seeding;
  readonly keeper: PostgresKeeper;
  /** Stops the server within 3 s; close every pool before. A second call waits for the first. */
  readonly stop: () => Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** Told, in whole sentences, what the person who started it should know. */
  readonly log: (line: string) => void;
  /** Before the server is started again that has ended; omitted, the product's own. */
  readonly restartWaits?: RestartWaits;
}

/**
 * Starts a real PostgreSQL on the data folder, or takes over the one that still runs there, with the database
 * `causeway` and its three logins.
 * @throws EmbeddedStartError when another process uses the folder, or PostgreSQL cannot run there
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
    // A server that was there before, or that another process took over at once, is not this start's to stop.
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
    await outlives(lock.client, urls.superUrl, async () => {
      if (seeding.wasCutOff) {
        log('The last start was interrupted while seeding the demo world; starting over.');
        await seeding.forget();
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
