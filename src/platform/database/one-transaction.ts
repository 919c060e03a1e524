import { DataSource, type MixedList } from 'typeorm';
import type { Actor } from '../../kernel/viewer.js';
import { SnakeCaseNaming } from './naming.js';
import { runIn, type Tx } from './tx.js';

interface CommandOptions {
  readonly url: string;
  readonly entities: MixedList<new () => object>;
  readonly actor: Actor;
  readonly now: Date;
}

/** Runs one use case of a command-line tool in a transaction, on a connection opened for it and closed afterwards. */
export async function oneTransaction<T>(
  { url, entities, actor, now }: CommandOptions,
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  const dataSource = new DataSource({
    ...{ type: 'postgres', url, entities },
    namingStrategy: new SnakeCaseNaming(),
  });
  await dataSource.initialize();
  try {
    return await dataSource.transaction((db) => runIn(db, { now, actor, requestId: null, signals: [] }, act));
  } finally {
    await dataSource.destroy();
  }
}
