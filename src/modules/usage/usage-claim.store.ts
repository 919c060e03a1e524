import { type Tx, query } from '../../platform/database/tx.js';
import type { UsageKey } from './usage-key.js';

/** Bytes of a SHA-256 digest. */
const KEY_BYTES = 32;

/** Keys packed one after the other, which costs far less than a parameter or an array element for each. */
const PACKED = `
  select at::int as place, substring($2::bytea from 1 + ${KEY_BYTES} * at::int for ${KEY_BYTES}) as key
  from generate_series(0, octet_length($2::bytea) / ${KEY_BYTES} - 1) as at`;

/** Inserts in the order of the keys, so that concurrent senders of the same batch cannot deadlock. */
const CLAIM = `
  with claimed as (
    insert into usage_key (month, key) select $1::date, key from (${PACKED}) packed order by key
    on conflict do nothing
    returning 1
  )
  select count(*)::int as count from claimed`;

/** Only if there are any. A row that this transaction inserted has its id as xmin. */
const KNOWN = `
  select place from (${PACKED}) packed join usage_key k on k.month = $1::date and k.key = packed.key
  where k.xmin <> pg_current_xact_id()::xid`;

/**
 * Claims keys for this transaction; waits for other transactions that claim the same ones.
 * @param keys without duplicates
 * @returns positions of the keys that were already claimed
 */
export async function claim(tx: Tx, keys: readonly UsageKey[]): Promise<Set<number>> {
  const known = new Set<number>();
  for (const [month, positions] of [...positionsByMonth(keys)].sort(([one], [other]) =>
    one < other ? -1 : 1,
  )) {
    const values = [month, packed(positions.map((position) => keys[position]!.key))];
    const [claimed] = await query<{ count: number }>(tx, CLAIM, values);
    if (claimed!.count === positions.length) continue;
    for (const { place } of await query<{ place: number }>(tx, KNOWN, values)) known.add(positions[place]!);
  }
  return known;
}

function positionsByMonth(keys: readonly UsageKey[]): Map<string, number[]> {
  const months = new Map<string, number[]>();
  for (const [position, { month }] of keys.entries()) {
    const positions = months.get(month);
    if (positions) positions.push(position);
    else months.set(month, [position]);
  }
  return months;
}

/** @param keys in hex */
function packed(keys: readonly string[]): Buffer {
  const bytes = Buffer.allocUnsafe(keys.length * KEY_BYTES);
  for (const [place, key] of keys.entries()) bytes.write(key, place * KEY_BYTES, 'hex');
  return bytes;
}
