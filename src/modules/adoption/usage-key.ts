import { hash } from 'node:crypto';
import type { UsageRecord } from './domain/usage-record.js';

/** What a record is known by, so that it counts once. */
export interface UsageKey {
  /** First day of the UTC month of the record's time, `YYYY-MM-01`: the same id in another month is another record. */
  readonly month: string;
  /** SHA-256 in hex. */
  readonly key: string;
}

const GATEWAY = 'gateway';

export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/**
 * The sender is the API key's partner, or the gateway, so that rotating a key does not make records new. No part can
 * hold the separator: control characters are refused.
 */
export function keyOf({ time, source, id }: UsageRecord, senderPartnerId: string | null): UsageKey {
  const month = `${time.toISOString().slice(0, 7)}-01`;
  return { month, key: sha256([senderPartnerId ?? GATEWAY, source, id].join('\0')) };
}
