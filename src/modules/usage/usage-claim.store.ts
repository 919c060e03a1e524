import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Tx, query } from '../../platform/database/tx.js';
import type { UsageKey } from './usage-key.js';

/** Rows copied to PostgreSQL at a time. */
const CHUNK = 2_000;

/** Kept for the whole connection and emptied at each commit, so that batches do not bloat the system catalogs. */
const CLAIM_TABLE =
  'create temporary table if not exists usage_claim (position int, month date, key bytea) on commit delete rows';

/**
 * Inserts keys in a fixed order, so that concurrent senders of the same batch cannot deadlock. Returns the few that
 * already existed.
 */
const CLAIM = `
  with claimed as (
    insert into usage_key (month, key) select month, key from usage_claim order by month, key
    on conflict do nothing
    returning month, key
  )
  select position from usage_claim mine
  where not exists (select from claimed where claimed.month = mine.month and claimed.key = mine.key)`;

/**
 * Claims keys for this transaction; waits for other transactions that claim the same ones.
 * @param keys without duplicates
 * @returns positions of the keys that were already claimed
 */
export async function claim(tx: Tx, keys: readonly UsageKey[]): Promise<Set<number>> {
  await query(tx, CLAIM_TABLE);
  const client = (await tx.db.queryRunner!.connect()) as pg.ClientBase;
  await pipeline(Readable.from(rowsOf(keys)), client.query(copyFrom('copy usage_claim from stdin')));
  const known = await query<{ position: number }>(tx, CLAIM);
  return new Set(known.map(({ position }) => position));
}

function* rowsOf(keys: readonly UsageKey[]): Generator<string> {
  for (let start = 0; start < keys.length; start += CHUNK) {
    const rows = keys.slice(start, start + CHUNK);
    yield rows.map(({ month, key }, offset) => `${start + offset}\t${month}\t\\\\x${key}\n`).join('');
  }
}
