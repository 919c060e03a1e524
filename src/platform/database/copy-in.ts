import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Tx } from './tx.js';

/**
 * Writes many rows with COPY, which costs far less than a statement with a parameter for each value.
 * @param into what follows the word COPY, e.g. `usage_cell from stdin`
 * @param chunks rows in the format that `into` names
 */
export async function copyIn(tx: Tx, into: string, chunks: Iterable<string | Buffer>): Promise<void> {
  const client = (await tx.db.queryRunner!.connect()) as pg.ClientBase;
  await pipeline(Readable.from(chunks), client.query(copyFrom(`copy ${into}`)));
}
