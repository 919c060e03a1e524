import { loadMigrateConfig } from './platform/config/config.js';
import { readWords } from './platform/process/command-line.js';

const USAGE = `Migrates the schema of a production database; the embedded default does this automatically.

  npm run migrate

Connects as the owner in DATABASE_OWNER_URL. Concurrent runs wait for each other. Safe to run again at any time.
`;

readWords({ usage: USAGE });
try {
  const { ownerUrl } = loadMigrateConfig();
  // Loading these takes a second; report wrong usage or configuration first.
  const { MIGRATIONS } = await import('../migrations/index.js');
  const { migrate } = await import('./platform/database/migrations.js');
  const applied = await migrate({ ownerUrl, migrations: MIGRATIONS });
  process.stdout.write(
    `${applied.length === 0 ? 'The schema is up to date.' : `Applied ${applied.join(', ')}.`}\n`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
