import { newId } from '../../kernel/ids.js';
import { normaliseHost } from '../../kernel/url-host.js';
import type { ApiKeyBearer } from '../../platform/auth/authenticator.js';
import { type Tx, query } from '../../platform/database/tx.js';
import type { QuarantineReason } from './domain/classify-usage.js';
import type { UsageRecord } from './domain/usage-record.js';
import type { UsageKey } from './usage-key.js';

/** A record whose owner is not known yet. */
export interface Quarantined {
  readonly record: UsageRecord;
  readonly reason: QuarantineReason;
  /** SHA-256 in hex; claimed like that of any other record. */
  readonly key: string;
}

const INSERT = `
  insert into quarantined_usage (id, received_at, reason, client_id, host, sender_partner_id, api_key_id, key, record)
  select id, $1, reason, client_id, host, $2, $3, decode(key, 'hex'), record
  from unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::jsonb[])
    as waiting (id, reason, client_id, host, key, record)`;

/**
 * Stores records as parsed, until their credential or product is known; query strings and unknown fields are not
 * stored.
 */
export async function quarantine(
  tx: Tx,
  { partnerId, keyId }: ApiKeyBearer,
  waiting: readonly Quarantined[],
): Promise<void> {
  if (waiting.length === 0) return;
  await query(tx, INSERT, [
    tx.now,
    partnerId,
    keyId,
    waiting.map(() => newId()),
    waiting.map(({ reason }) => reason),
    waiting.map(({ record }) => record.clientId),
    waiting.map(({ record }) => record.host),
    waiting.map(({ key }) => key),
    waiting.map(({ record }) => JSON.stringify(record)),
  ]);
}

/** A quarantined record whose row is locked. */
export interface WaitingRecord {
  /** UUID */
  readonly id: string;
  readonly reason: QuarantineReason;
  /** The partner whose API key sent it; null for a gateway. */
  readonly senderPartnerId: string | null;
  readonly record: UsageRecord;
}

/** Records to retry: those with a partner's client ids, those with certain reasons, or certain rows (UUIDs). */
export type Waiting =
  | { readonly clientsOf: string }
  | { readonly reasons: readonly QuarantineReason[] }
  | { readonly ids: readonly string[] };

const MATCHES = {
  /** Uses quarantined_usage_by_client. */
  clientsOf: 'client_id in (select c.client_id from credential c where c.partner_id = $3)',
  /** Uses quarantined_usage_by_reason. */
  reasons: 'reason = any($3::text[])',
  ids: 'id = any($3::uuid[])',
} as const;

/**
 * Locks the next page of quarantined records in id order, so that concurrent replays cannot deadlock; records counted
 * by the other one are then gone.
 * @param after the last id of the previous page; null for the first
 */
export async function lockWaiting(
  tx: Tx,
  which: Waiting,
  after: string | null,
  limit: number,
): Promise<WaitingRecord[]> {
  const [kind, value] = Object.entries(which)[0] as [keyof typeof MATCHES, unknown];
  const rows = await query<Omit<WaitingRecord, 'record'> & { readonly record: Kept }>(
    tx,
    `select id, reason, sender_partner_id as "senderPartnerId", record
     from quarantined_usage where ($1::uuid is null or id > $1) and ${MATCHES[kind]}
     order by id limit $2 for update`,
    [after, limit, value],
  );
  return rows.map((row) => ({ ...row, record: readAgain(row.record) }));
}

/** SQL of a quarantined record's {@link UsageKey}. */
export const USAGE_KEY = `encode(key, 'hex') as key, left(record->>'time', 7) || '-01' as month`;

/** Uses quarantined_usage_nameless, at most one row per key and month. Locks rows in the same order as replays do. */
const REPLACE = `
  delete from quarantined_usage where id in (
    select q.id from quarantined_usage q
    join unnest($1::text[], $2::date[]) as resent (key, month)
      on q.key = decode(resent.key, 'hex') and q.record->>'time' >= resent.month::text
        and q.record->>'time' < (resent.month + interval '1 month')::date::text
    where q.client_id is null
    order by q.id for update of q)
  returning ${USAGE_KEY}`;

/**
 * Deletes quarantined records without a client id that were resent with one.
 * @param resent no two with the same key and month
 * @returns those that replace a quarantined record
 */
export async function replaceNameless<K extends UsageKey>(tx: Tx, resent: readonly K[]): Promise<K[]> {
  if (resent.length === 0) return [];
  const keys = resent.map(({ key }) => key);
  const replaced = await query<UsageKey>(tx, REPLACE, [keys, resent.map(({ month }) => month)]);
  const names = new Set(replaced.map(({ key, month }) => `${month} ${key}`));
  return resent.filter(({ key, month }) => names.has(`${month} ${key}`));
}

type Kept = Omit<UsageRecord, 'time'> & { readonly time: string };

/** Hosts stored by an earlier version may not be normalised. */
function readAgain(record: Kept): UsageRecord {
  const host = record.host === null ? null : normaliseHost(record.host);
  return { ...record, host, time: new Date(record.time) };
}

/** Deletes records that have been counted. @param ids UUIDs */
export async function release(tx: Tx, ids: readonly string[]): Promise<void> {
  await query(tx, 'delete from quarantined_usage where id = any($1::uuid[])', [ids]);
}

/** Updates the reason of records that stay quarantined; later replays select by it. */
export async function keepWaiting(
  tx: Tx,
  rows: readonly Pick<WaitingRecord, 'id' | 'reason'>[],
): Promise<void> {
  await query(
    tx,
    `update quarantined_usage q set reason = n.reason
     from unnest($1::uuid[], $2::text[]) as n (id, reason) where q.id = n.id and q.reason <> n.reason`,
    [rows.map(({ id }) => id), rows.map(({ reason }) => reason)],
  );
}
