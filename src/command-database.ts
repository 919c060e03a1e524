import { MIGRATIONS } from '../migrations/index.js';
import { openEmbeddedDatabase } from './embedded/open-database.js';
import { AppClock } from './platform/base/app-clock.js';
import { loadDatabaseConfig } from './platform/config/config.js';
import { migrate } from './platform/database/migrations.js';

interface CommandDatabase {
  /** The application's login. */
  readonly url: string;
  readonly now: Date;
  readonly close: () => Promise<void>;
}

/**
 * Opens the database that a command works on: production's where a variable of production is set, else that of the
 * embedded default, which may run meanwhile.
 * @param say tells the person at the terminal what goes on
 */
export async function openCommandDatabase(say: (line: string) => void): Promise<CommandDatabase> {
  const config = loadDatabaseConfig();
  const clock = new AppClock();
  if (config.mode === 'production')
    return { url: config.databaseUrl, now: clock.now(), close: () => Promise.resolve() };
  clock.pin(config.clock);
  const { urls, wasRunning, close } = await openEmbeddedDatabase(config.dataDir, say);
  try {
    // A folder at rest may be of an older release; one that runs was brought up to date at its start.
    if (!wasRunning) await migrate({ ownerUrl: urls.ownerUrl, migrations: MIGRATIONS });
  } catch (error) {
    await close();
    throw error;
  }
  return { url: urls.appUrl, now: clock.now(), close };
}
