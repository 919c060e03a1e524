import 'reflect-metadata';
import { commandTransaction } from './command-transaction.js';
import { orExplain, publishFile } from './exchange-file.js';
import { exportPlaybook, PLAYBOOK_ENTITIES, publishPlaybook } from './modules/playbooks/index.js';
import type { Tx } from './platform/database/tx.js';

const onDatabase = <T>(act: (tx: Tx) => Promise<T>): Promise<T> =>
  commandTransaction({ command: 'playbook', entities: PLAYBOOK_ENTITIES }, act);

async function publish(values: unknown) {
  const { playbook, isNew } = await onDatabase((tx) => publishPlaybook(tx, values, { field: 'apiProducts' }));
  return { slug: playbook.slug, version: playbook.version, isNew };
}

export const importFile = (file: string): Promise<string> => publishFile(file, 'playbook', publish);

export const exportText = (slug: string, version: number | undefined): Promise<string> =>
  orExplain(onDatabase((tx) => exportPlaybook(tx, slug, version)));
