import 'reflect-metadata';
import { commandTransaction } from './command-transaction.js';
import { orExplain, publishFile } from './exchange-file.js';
import { exportModel, HEALTH_MODEL_ENTITIES, publishModel } from './modules/health-models/index.js';
import type { Tx } from './platform/database/tx.js';

const onDatabase = <T>(act: (tx: Tx) => Promise<T>): Promise<T> =>
  commandTransaction({ command: 'health-model', entities: HEALTH_MODEL_ENTITIES }, act);

export const importFile = (file: string): Promise<string> =>
  publishFile(file, 'health model', (values) => onDatabase((tx) => publishModel(tx, values)));

export const exportText = (slug: string, version: number | undefined): Promise<string> =>
  orExplain(onDatabase((tx) => exportModel(tx, slug, version)));
