import { copyIn } from '../../platform/database/copy-in.js';
import { sqlState } from '../../platform/database/sql-state.js';
import { type Tx, query } from '../../platform/database/tx.js';
import type { UsageKey } from './usage-key.js';

/** Bytes of a SHA-256 digest. */
const KEY_BYTES = 32;

/**
 * Claims keys for this transaction; waits for other transactions that claim the same ones. Most batches have no key that is
 * already claimed, and COPY stores them at less cost than an insert that looks out for such keys.
 * @param keys without duplicates
 * @returns positions of the keys that were already claimed
 */
export async function claim(tx: Tx, keys: readonly UsageKey[]): Promise<Set<number>> {
  return (await claimAll(tx, keys)) ? new Set() : claimUnknown(tx, keys);
}

const UNIQUE_VIOLATION = '23505';

/** @returns whether all keys were claimed; if any was already, none is */
async function claimAll(tx: Tx, keys: readonly UsageKey[]): Promise<boolean> {
  await query(tx, 'savepoint claim');
  const isKnown = await copyIn(tx, 'usage_key from stdin (format binary)', [binaryRows(keys)]).then(
    () => false,
    (error: unknown) => {
      if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
      return true;
    },
  );
  if (isKnown) await query(tx, 'rollback to savepoint claim');
  await query(tx, 'release savepoint claim');
  return !isKnown;
}

const SIGNATURE = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const END = Buffer.from([0xff, 0xff]);
/** Number of columns, length and value of the month, length and value of the key. */
const ROW_BYTES = 2 + 4 + 4 + 4 + KEY_BYTES;
const FIRST_DATE = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;

/**
 * In the order of the unique index, so that concurrent senders of the same keys cannot deadlock.
 * @source PostgreSQL's documentation of COPY, "Binary Format"
 */
function binaryRows(keys: readonly UsageKey[]): Buffer {
  const rows = Buffer.allocUnsafe(keys.length * ROW_BYTES);
  const sorted = [...keys].sort((a, b) => compare(a.month, b.month) || compare(a.key, b.key));
  for (const [place, { month, key }] of sorted.entries()) {
    let at = rows.writeInt16BE(2, place * ROW_BYTES);
    at = rows.writeInt32BE(4, at);
    at = rows.writeInt32BE((Date.parse(month) - FIRST_DATE) / DAY_MS, at);
    at = rows.writeInt32BE(KEY_BYTES, at);
    rows.write(key, at, 'hex');
  }
  return Buffer.concat([SIGNATURE, rows, END]);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Keys packed one after the other, which costs far less than a parameter or an array element for each. */
const PACKED = `
  select at::int as place, substring($2::bytea from 1 + ${KEY_BYTES} * at::int for ${KEY_BYTES}) as key
  from generate_series(0, octet_length($2::bytea) / ${KEY_BYTES} - 1) as at`;

/** In the order of the unique index, as above. */
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

async function claimUnknown(tx: Tx, keys: readonly UsageKey[]): Promise<Set<number>> {
  const known = new Set<number>();
  for (const [month, positions] of [...positionsByMonth(keys)].sort(([one], [other]) =>
    compare(one, other),
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
