import { explain } from './platform/base/start-failure.js';
import { loadAdminConfig } from './platform/config/config.js';
import { readWords } from './platform/process/command-line.js';

const USAGE = `Creates the first admin: the first sign-in with that verified email address is theirs.

  npm run admin -- EMAIL NAME      e.g. npm run admin -- ada@example.com 'Ada Lovelace'

Uses the database in DATABASE_URL. Only works while there is no active admin; admins invite everyone else.
`;

const [email = '', name = ''] = readWords({ usage: USAGE, words: { least: 2, most: 2 } });
try {
  const { databaseUrl } = loadAdminConfig();
  const { createAdmin } = await import('./create-admin.js');
  const address = await createAdmin(databaseUrl, email, name);
  process.stdout.write(`${address} becomes an admin on their first sign-in.\n`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
