import { newId } from '../../kernel/ids.js';
import { type Tx, query } from '../../platform/database/tx.js';
import type { QuarantineReason } from './domain/sort-usage.js';
import type { UsageRecord } from './domain/usage-record.js';

/** A record that belongs to nobody yet. */
export interface Quarantined {
  readonly record: UsageRecord;
  readonly reason: QuarantineReason;
  /** SHA-256 in hex; the record is claimed like any other. */
  readonly key: string;
}

const INSERT = `
  insert into quarantined_usage (id, received_at, reason, client_id, host, sender_partner_id, key, record)
  select id, $1, reason, client_id, host, $2, decode(key, 'hex'), record
  from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[])
    as waiting (id, reason, client_id, host, key, record)`;

/** Keeps records as they were read, for when the credential or product appears; queries and odd members are not kept. */
export async function quarantine(
  tx: Tx,
  senderPartnerId: string | null,
  waiting: readonly Quarantined[],
): Promise<void> {
  if (waiting.length === 0) return;
  await query(tx, INSERT, [
    tx.now,
    senderPartnerId,
    waiting.map(() => newId()),
    waiting.map(({ reason }) => reason),
    waiting.map(({ record }) => record.clientId),
    waiting.map(({ record }) => record.host),
    waiting.map(({ key }) => key),
    waiting.map(({ record }) => JSON.stringify(record)),
  ]);
}
