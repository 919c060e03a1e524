import 'reflect-metadata';
import { userInfo } from 'node:os';
import { openCommandDatabase } from './command-database.js';
import { Refusal } from './kernel/errors.js';
import type { Actor } from './kernel/viewer.js';
import { exportPlaybook, PLAYBOOK_ENTITIES, publishPlaybook } from './modules/playbooks/index.js';
import { StartFailure } from './platform/base/start-failure.js';
import { oneTransaction } from './platform/database/one-transaction.js';
import type { Tx } from './platform/database/tx.js';
import { faultsIn, readPlaybookText } from './playbook-text.js';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function onDatabase<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
  const { url, now, close } = await openCommandDatabase(say);
  try {
    return await oneTransaction({ url, now, entities: [...PLAYBOOK_ENTITIES], actor: operator() }, act);
  } finally {
    await close();
  }
}

/** Anyone who can run this has the database password; the audit log records the OS user. */
function operator(): Actor {
  return { kind: 'SYSTEM', id: null, name: `${accountName()} (npm run playbook)` };
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // In a container, the user id may have no name.
    return `user ${process.getuid?.() ?? 'unknown'}`;
  }
}

/**
 * @returns a line about what was published
 * @throws StartFailure with every error in the file
 */
export async function importPlaybookFile(file: string): Promise<string> {
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

/**
 * @returns the text of the file
 * @throws StartFailure if there is no such playbook or version
 */
export async function exportPlaybookText(slug: string, version: number | undefined): Promise<string> {
  try {
    return await onDatabase((tx) => exportPlaybook(tx, slug, version));
  } catch (error) {
    if (error instanceof Refusal) throw new StartFailure(error.message);
    throw error;
  }
}
