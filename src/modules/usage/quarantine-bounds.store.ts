import { type Tx, query } from '../../platform/database/tx.js';
import { planDueWork } from '../../platform/due/due-work.js';
import { type Quarantined, USAGE_KEY } from './quarantine.store.js';
import type { UsageKey } from './usage-key.js';

/** Quarantined records per API key, so that a misconfigured sender cannot fill the disk. */
export const MAX_WAITING = 100_000;
const WAITS_DAYS = 90;
const WAITS_MS = WAITS_DAYS * 86_400_000;

/** Due when the oldest quarantined record of an API key expires; the subject is the key's id. */
export const QUARANTINE_EXPIRES = 'usage.quarantine-expires';

export const QUARANTINE_IS_FULL =
  `This API key already has ${MAX_WAITING} records in quarantine; ` +
  'register their client IDs or import the API descriptions of their hosts, then send this again.';

/** Records received before keys were stored with them are addressed by the nil UUID. */
const SENDER = `api_key_id is not distinct from nullif($1::uuid, '00000000-0000-0000-0000-000000000000')`;

/**
 * Keeps as many of a key's records as its quota allows, first ones first. Locks the key's row so that two concurrent
 * requests cannot exceed the quota together.
 * @returns the records to quarantine, and the rest, which are treated as never received
 */
export async function withinQuota<Q extends Quarantined & UsageKey>(
  tx: Tx,
  keyId: string,
  waiting: readonly Q[],
): Promise<{ readonly kept: readonly Q[]; readonly refused: readonly Q[] }> {
  if (waiting.length === 0) return { kept: [], refused: [] };
  await lockSender(tx, keyId);
  const [found] = await query<{ held: number }>(
    tx,
    `select count(*)::int as held
     from (select from quarantined_usage where ${SENDER} limit ${MAX_WAITING}) q`,
    [keyId],
  );
  const { held } = found!;
  const dueAt = new Date(tx.now.getTime() + WAITS_MS);
  if (held === 0) await planDueWork(tx, { kind: QUARANTINE_EXPIRES, subject: keyId, dueAt });
  const [kept, refused] = [waiting.slice(0, MAX_WAITING - held), waiting.slice(MAX_WAITING - held)];
  await releaseKeys(tx, refused);
  return { kept, refused };
}

/** @returns when the key's next record expires, ignoring those that expire by `dueAt`; null if there are no others */
export async function nextExpiry(tx: Tx, keyId: string, dueAt: Date): Promise<Date | null> {
  await lockSender(tx, keyId);
  const [found] = await query<{ oldest: Date | null }>(
    tx,
    `select min(received_at) as oldest from quarantined_usage where ${SENDER} and received_at > $2`,
    [keyId, new Date(dueAt.getTime() - WAITS_MS)],
  );
  const oldest = found?.oldest;
  return oldest ? new Date(oldest.getTime() + WAITS_MS) : null;
}

/** Locks rows in the same order as replays do. */
const DROP = `
  delete from quarantined_usage where id in (
    select id from quarantined_usage where ${SENDER} and received_at <= $2 order by id for update)
  returning ${USAGE_KEY}`;

/** Deletes a key's records that expire by `dueAt`; they are new if sent again. @returns how many */
export async function dropExpired(tx: Tx, keyId: string, dueAt: Date): Promise<number> {
  const dropped = await query<UsageKey>(tx, DROP, [keyId, new Date(dueAt.getTime() - WAITS_MS)]);
  await releaseKeys(tx, dropped);
  return dropped.length;
}

async function lockSender(tx: Tx, keyId: string): Promise<void> {
  await query(tx, 'select from api_key where id = $1 for no key update', [keyId]);
}

/** Deletes the keys of records, so that they are new if sent again. */
async function releaseKeys(tx: Tx, dropped: readonly UsageKey[]): Promise<void> {
  if (dropped.length === 0) return;
  await query(
    tx,
    `delete from usage_key k using unnest($1::date[], $2::text[]) as dropped (month, key)
     where k.month = dropped.month and k.key = decode(dropped.key, 'hex')`,
    [dropped.map(({ month }) => month), dropped.map(({ key }) => key)],
  );
}
