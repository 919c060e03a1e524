import 'reflect-metadata';
import { Refusal } from './kernel/errors.js';
import { SYSTEM } from './kernel/viewer.js';
import { enterFirstAdmin, UserEntity } from './modules/identity/index.js';
import { AppClock } from './platform/base/app-clock.js';
import { explain, StartFailure } from './platform/base/start-failure.js';
import { loadAdminConfig } from './platform/config/config.js';
import { oneTransaction } from './platform/database/one-transaction.js';
import { readWords } from './platform/process/command-line.js';

const USAGE = `Creates the first admin: the first sign-in with that verified email address is theirs.

  npm run admin -- EMAIL NAME      e.g. npm run admin -- ada@example.com 'Ada Lovelace'

Uses the database in DATABASE_URL. Only works while there is no active admin; admins invite everyone else.
`;

async function enter(url: string, email: string, name: string): Promise<string> {
  const circumstances = { url, entities: [UserEntity], actor: SYSTEM, now: new AppClock().now() };
  try {
    return await oneTransaction(circumstances, (tx) => enterFirstAdmin(tx, { email, name }));
  } catch (error) {
    if (error instanceof Refusal)
      throw new StartFailure(error.userErrors.map(({ field, message }) => fault(field, message)).join('\n'));
    throw error;
  }
}

/** A rule's message continues its field's name; a refusal's is a sentence. */
const fault = (field: readonly string[] | null, message: string): string =>
  /^[A-Z]/.test(message) ? message : `The ${field?.at(-1)} ${message}.`;

const [email = '', name = ''] = readWords({ usage: USAGE, words: { least: 2, most: 2 } });
try {
  const { databaseUrl } = loadAdminConfig();
  const address = await enter(databaseUrl, email, name);
  process.stdout.write(`${address} becomes an admin on their first sign-in.\n`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
