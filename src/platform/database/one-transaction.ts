import { DataSource, type MixedList } from 'typeorm';
import type { Actor } from '../../kernel/viewer.js';
import { SnakeCaseNaming } from './naming.js';
import type { Tx } from './tx.js';

interface Circumstances {
  readonly url: string;
  readonly entities: MixedList<new () => object>;
  readonly actor: Actor;
  readonly now: Date;
}

/** Runs one use case for a command, which is no server process: on a connection of its own, ended afterwards. */
export async function oneTransaction<T>(
  { url, entities, actor, now }: Circumstances,
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  const dataSource = new DataSource({
    ...{ type: 'postgres', url, entities },
    namingStrategy: new SnakeCaseNaming(),
  });
  await dataSource.initialize();
  try {
    return await dataSource.transaction((db) => act({ db, now, actor, requestId: null, signals: [] }));
  } finally {
    await dataSource.destroy();
  }
}
