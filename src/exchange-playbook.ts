import 'reflect-metadata';
import { commandTransaction } from './command-transaction.js';
import { Refusal } from './kernel/errors.js';
import { exportPlaybook, PLAYBOOK_ENTITIES, publishPlaybook } from './modules/playbooks/index.js';
import { StartFailure } from './platform/base/start-failure.js';
import type { Tx } from './platform/database/tx.js';
import { faultsIn, readYamlText } from './yaml-text.js';

const onDatabase = <T>(act: (tx: Tx) => Promise<T>): Promise<T> =>
  commandTransaction({ command: 'playbook', entities: PLAYBOOK_ENTITIES }, act);

/**
 * @returns a line about what was published
 * @throws StartFailure with every error in the file
 */
export async function importPlaybookFile(file: string): Promise<string> {
  const text = readYamlText(file, 'playbook');
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
