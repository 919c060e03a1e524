import type { ApiKeyBearer } from '../../platform/auth/authenticator.js';
import type { Pools } from '../../platform/database/pools.js';

/** @returns undefined if no valid key has this secret */
export async function bearerByHash(
  { staff }: Pools,
  secretHash: Buffer,
  now: Date,
): Promise<ApiKeyBearer | undefined> {
  const { rows } = await staff.query<ApiKeyBearer>({
    name: 'api_key_by_hash',
    text: `select id as "keyId", name, scopes, partner_id as "partnerId" from api_key
           where secret_hash = $1 and revoked_at is null and expires_at > $2`,
    values: [secretHash, now],
  });
  return rows[0];
}

/** Outcomes of the records sent with a key. */
export interface SentCounts {
  readonly accepted: number;
  readonly duplicates: number;
  readonly quarantined: number;
  readonly rejected: number;
}

/** Use of a key since the last write. */
export interface KeyUse extends SentCounts {
  readonly lastUsedAt: Date;
  readonly lastSentAt: Date | null;
  readonly lastFormat: string | null;
}

/** Keys in a fixed order, so that concurrent processes cannot deadlock. */
const ADD_USES = `
  insert into api_key_use as known (api_key_id, last_used_at, last_sent_at, last_format,
    accepted, duplicates, quarantined, rejected)
  select "keyId", "lastUsedAt", "lastSentAt", "lastFormat", accepted, duplicates, quarantined, rejected
  from jsonb_to_recordset($1) as use ("keyId" uuid, "lastUsedAt" timestamptz, "lastSentAt" timestamptz,
    "lastFormat" text, accepted bigint, duplicates bigint, quarantined bigint, rejected bigint)
  order by "keyId"
  on conflict (api_key_id) do update set
    last_used_at = greatest(known.last_used_at, excluded.last_used_at),
    last_format = case when known.last_sent_at is null or excluded.last_sent_at >= known.last_sent_at
      then excluded.last_format else known.last_format end,
    last_sent_at = greatest(known.last_sent_at, excluded.last_sent_at),
    accepted = known.accepted + excluded.accepted,
    duplicates = known.duplicates + excluded.duplicates,
    quarantined = known.quarantined + excluded.quarantined,
    rejected = known.rejected + excluded.rejected`;

/** Adds uses to the stored counts of each key. */
export async function addUses(
  { staff }: Pools,
  uses: readonly (KeyUse & { readonly keyId: string })[],
): Promise<void> {
  await staff.query({ name: 'api_key_use', text: ADD_USES, values: [JSON.stringify(uses)] });
}
