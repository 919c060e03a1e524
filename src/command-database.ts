import { MIGRATIONS } from '../migrations/index.js';
import { openEmbeddedDatabase } from './embedded/open-database.js';
import { AppClock } from './platform/base/app-clock.js';
import { loadDatabaseConfig } from './platform/config/config.js';
import { migrate } from './platform/database/migrations.js';

interface CommandDatabase {
  /** Connects with the application's login. */
  readonly url: string;
  readonly now: Date;
  readonly close: () => Promise<void>;
}

/**
 * Opens the database for a command: production's if a production variable is set, otherwise that of the embedded default,
 * which may be running.
 * @param say prints a line for the person at the terminal
 */
export async function openCommandDatabase(say: (line: string) => void): Promise<CommandDatabase> {
  const config = loadDatabaseConfig();
  const clock = new AppClock();
  if (config.mode === 'production')
    return { url: config.databaseUrl, now: clock.now(), close: () => Promise.resolve() };
  clock.pin(config.clock);
  const { urls, wasRunning, close } = await openEmbeddedDatabase(config.dataDir, say);
  try {
    // Data that is not in use may be from an older release; a running server migrated it when it started.
    if (!wasRunning) await migrate({ ownerUrl: urls.ownerUrl, migrations: MIGRATIONS });
  } catch (error) {
    await close();
    throw error;
  }
  return { url: urls.appUrl, now: clock.now(), close };
}
