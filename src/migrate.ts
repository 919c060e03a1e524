import { MIGRATIONS } from '../migrations/index.js';
import { loadMigrateConfig } from './platform/config/config.js';
import { migrate } from './platform/database/migrations.js';
import { readWords } from './platform/process/command-line.js';

const USAGE = `Brings the schema of a production database up to date; the embedded default does so by itself.

  npm run migrate

Works as the owner of DATABASE_OWNER_URL. Several runs at once wait for one another; one that finds nothing to do says so.
`;

readWords({ usage: USAGE });
/** Brings the schema up to date as its owner; several runs at once wait for one another. */
try {
  const { ownerUrl } = loadMigrateConfig();
  const applied = await migrate({ ownerUrl, migrations: MIGRATIONS });
  process.stdout.write(
    `${applied.length === 0 ? 'The schema is up to date.' : `Applied ${applied.join(', ')}.`}\n`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
