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

const USAGE = `Imports and exports playbooks as YAML files.

  npm run playbook -- import FILE                      publishes the playbook in FILE (- for standard input)
  npm run --silent playbook -- export SLUG [VERSION]   prints the latest version, or the given one

An import becomes the next version of the file's slug, unless the latest version has the same content. Running
engagements keep the version they were started from. For files to start from, see src/modules/playbooks/shipped.

Uses the database in DATABASE_URL if that is set, otherwise the data of the embedded default (CAUSEWAY_DATA_DIR),
whether it is running or not.
Exits with 0 on success or if nothing had to be done, 1 if rejected (nothing was published), 2 on wrong usage.
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
      : `${slug} is unchanged: version ${version} has the same content.\n`;
  } catch (error) {
    if (error instanceof Refusal) throw new StartFailure(faultsIn(text, error));
    throw error;
  }
}

async function exportSlug(slug: string, version: string | undefined): Promise<string> {
  if (version !== undefined && !/^[1-9]\d{0,8}$/.test(version))
    misuse(USAGE, `A version is a positive integer, not ${version}.`);
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
  return misuse(USAGE, `Unknown command: ${words.join(' ')}`);
}

const words = readWords({ usage: USAGE, words: { least: 2, most: 3 } });
try {
  process.stdout.write(await run(words));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
