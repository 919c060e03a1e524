import { type Tx, query } from '../../platform/database/tx.js';
import { planDueWork } from '../../platform/due/due-work.js';
import { type Quarantined, USAGE_KEY } from './quarantine.store.js';
import type { UsageKey } from './usage-key.js';

/** How many records of one API key may wait: a sender that is never mended fills no disk. */
export const MAX_WAITING = 100_000;
const WAITS_DAYS = 90;
const WAITS_MS = WAITS_DAYS * 86_400_000;

/** Due once the oldest record of an API key has waited long enough; the subject is the key's id. */
export const QUARANTINE_EXPIRES = 'usage.quarantine-expires';

export const QUARANTINE_IS_FULL =
  `This API key already has ${MAX_WAITING} records in quarantine; ` +
  'register their client IDs or import the API descriptions of their hosts, then send this again.';

/** Records that were sent before it was known by which key have the nil UUID for one. */
const SENDER = `api_key_id is not distinct from nullif($1::uuid, '00000000-0000-0000-0000-000000000000')`;

/**
 * Takes the first of a key's records that there is room for. The key's row is locked, so that two requests do not both
 * take the last place.
 * @returns the records that may wait; the others are as if they had never come
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
  await forget(tx, refused);
  return { kept, refused };
}

/** @returns when the next record of the key expires after those that had to by `dueAt`; null if none is left then */
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

/** Rows are locked in the order in which replays lock them. */
const DROP = `
  delete from quarantined_usage where id in (
    select id from quarantined_usage where ${SENDER} and received_at <= $2 order by id for update)
  returning ${USAGE_KEY}`;

/** Drops a key's records that have waited long enough by `dueAt`; sent again they are new. @returns how many */
export async function dropExpired(tx: Tx, keyId: string, dueAt: Date): Promise<number> {
  const dropped = await query<UsageKey>(tx, DROP, [keyId, new Date(dueAt.getTime() - WAITS_MS)]);
  await forget(tx, dropped);
  return dropped.length;
}

async function lockSender(tx: Tx, keyId: string): Promise<void> {
  await query(tx, 'select from api_key where id = $1 for no key update', [keyId]);
}

/** Has records be as if they had never come. */
async function forget(tx: Tx, gone: readonly UsageKey[]): Promise<void> {
  if (gone.length === 0) return;
  await query(
    tx,
    `delete from usage_key k using unnest($1::date[], $2::text[]) as gone (month, key)
     where k.month = gone.month and k.key = decode(gone.key, 'hex')`,
    [gone.map(({ month }) => month), gone.map(({ key }) => key)],
  );
}
