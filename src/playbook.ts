import 'reflect-metadata';
import { userInfo } from 'node:os';
import { openCommandDatabase } from './command-database.js';
import { Refusal } from './kernel/errors.js';
import type { Actor } from './kernel/viewer.js';
import { exportPlaybook, PLAYBOOK_ENTITIES, publishPlaybook } from './modules/playbooks/index.js';
import { explain, StartFailure } from './platform/base/start-failure.js';
import { oneTransaction } from './platform/database/one-transaction.js';
import type { Tx } from './platform/database/tx.js';
import { misuse, readWords } from './platform/process/command-line.js';
import { faultsIn, readPlaybookText } from './playbook-text.js';

const USAGE = `Exchanges playbooks as YAML files.

  npm run playbook -- import FILE                      publishes the one in the file; - is standard input
  npm run --silent playbook -- export SLUG [VERSION]   prints the newest version, or the one named

An import becomes the next version under the file's slug, unless the newest says the same already. Engagements that
run keep the version they started from. Files to begin with are in src/modules/playbooks/shipped.

Works on the database of DATABASE_URL where that is set, else on the data of the embedded default
(CAUSEWAY_DATA_DIR), whether it runs or not.
Ends with 0 when done or nothing had to be done, 1 when refused (nothing was published), 2 when called wrongly.
`;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function onDatabase<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
  const { url, now, close } = await openCommandDatabase(say);
  try {
    return await oneTransaction({ url, now, entities: [...PLAYBOOK_ENTITIES], actor: operator() }, act);
  } finally {
    await close();
  }
}

/** Whoever may run this holds the database's password; the audit log names the account of the machine. */
function operator(): Actor {
  return { kind: 'SYSTEM', id: null, name: `${accountName()} (npm run playbook)` };
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that has no name.
    return `user ${process.getuid?.() ?? 'unknown'}`;
  }
}

async function importFile(file: string): Promise<string> {
  const text = readPlaybookText(file);
  try {
    const { playbook, isNew } = await onDatabase((tx) =>
      publishPlaybook(tx, text.values, { field: 'apiProducts' }),
    );
    const { slug, version } = playbook;
    return isNew
      ? `Published ${slug} as version ${version}.\n`
      : `${slug} is unchanged: its version ${version} says the same.\n`;
  } catch (error) {
    if (error instanceof Refusal) throw new StartFailure(faultsIn(text, error));
    throw error;
  }
}

async function exportSlug(slug: string, version: string | undefined): Promise<string> {
  if (version !== undefined && !/^[1-9]\d{0,8}$/.test(version))
    misuse(USAGE, `A version is a whole number from 1 on, not ${version}.`);
  try {
    return await onDatabase((tx) =>
      exportPlaybook(tx, slug, version === undefined ? undefined : Number(version)),
    );
  } catch (error) {
    if (error instanceof Refusal) throw new StartFailure(error.message);
    throw error;
  }
}

function run(words: readonly string[]): Promise<string> {
  const [command, subject = '', version] = words;
  if (command === 'import' && version === undefined) return importFile(subject);
  if (command === 'export') return exportSlug(subject, version);
  return misuse(USAGE, `It takes no such call: ${words.join(' ')}`);
}

const words = readWords({ usage: USAGE, words: { least: 2, most: 3 } });
try {
  process.stdout.write(await run(words));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
