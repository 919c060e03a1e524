import type pg from 'pg';
import { messageOf } from '../base/error-code.js';
import { newId } from '../../kernel/ids.js';
import { StartFailure } from '../base/start-failure.js';
import type { Pools } from '../database/pools.js';
import type { FileStore } from './file-store.js';

/**
 * Ensures that all processes of an installation store files in the same place: the database records the place's id, and a
 * marker file in the place holds it. Otherwise, processes with different folders would miss each other's files.
 * @throws StartFailure if this process has no place while others do, or a different one
 */
export async function claimFiles(pools: Pools, files: FileStore): Promise<void> {
  const client = await pools.staff.connect();
  try {
    await client.query('begin');
    await (files.place === null ? assertHasPlace(client) : claimPlace(client, files, files.place));
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function assertHasPlace(client: pg.PoolClient): Promise<void> {
  if ((await installation(client)) !== undefined)
    throw new StartFailure(
      'FILES_DIR is missing: this installation stores files, and every process must be given their folder.',
    );
}

async function claimPlace(client: pg.PoolClient, files: FileStore, place: string): Promise<void> {
  const marked = await ownerOf(files, place);
  // Processes that start at the same time wait here until the first has marked the place.
  const { rowCount } = await client.query('insert into file_place (id) values ($1) on conflict do nothing', [
    marked ?? newId(),
  ]);
  const own = await installation(client);
  if (rowCount === 1 && marked === null && own !== undefined) await mark(files, place, own);
  else if ((await ownerOf(files, place)) !== own)
    throw new StartFailure(
      `The folder ${place} does not contain the files of this installation (${own}): every process must be given the ` +
        'same folder, shared between machines if there are several. After restoring the database, restore the files too.',
    );
}

async function installation(client: pg.PoolClient): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>('select id from file_place');
  return rows[0]?.id;
}

const ownerOf = (files: FileStore, place: string) => reaching(place, files.owner());
const mark = (files: FileStore, place: string, own: string) => reaching(place, files.claim(own));

async function reaching<T>(place: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    const message = `The file folder ${place} cannot be used (${messageOf(cause)}).`;
    throw new StartFailure(message, { cause });
  }
}
