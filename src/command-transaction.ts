import { userInfo } from 'node:os';
import { openCommandDatabase } from './command-database.js';
import type { Actor } from './kernel/viewer.js';
import { oneTransaction } from './platform/database/one-transaction.js';
import type { Tx } from './platform/database/tx.js';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * Runs one use case of a command in a transaction on its database.
 * @param command its name in `npm run`
 * @param entities of the tables that it uses
 */
export async function commandTransaction<T>(
  { command, entities }: { readonly command: string; readonly entities: readonly (new () => object)[] },
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { url, now, close } = await openCommandDatabase(say);
  try {
    return await oneTransaction({ url, now, entities: [...entities], actor: operator(command) }, act);
  } finally {
    await close();
  }
}

/** Anyone who can run this has the database password; the audit log records the OS user. */
function operator(command: string): Actor {
  return { kind: 'SYSTEM', id: null, name: `${accountName()} (npm run ${command})` };
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // In a container, the user id may have no name.
    return `user ${process.getuid?.() ?? 'unknown'}`;
  }
}
