import { hash } from 'node:crypto';
import type { UsageRecord } from './domain/usage-record.js';

/** Identifies a record, so that it is counted once. */
export interface UsageKey {
  /**
   * First day of the UTC month of the record's time, `YYYY-MM-01`; the same id in another month is a different record.
   */
  readonly month: string;
  /** SHA-256 in hex. */
  readonly key: string;
}

const GATEWAY = 'gateway';

export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/**
 * The sender is the API key's partner or the gateway, so rotating a key does not make records new. No part can contain
 * the separator, because control characters are rejected.
 */
export function keyOf({ time, source, id }: UsageRecord, senderPartnerId: string | null): UsageKey {
  const month = `${time.toISOString().slice(0, 7)}-01`;
  return { month, key: sha256([senderPartnerId ?? GATEWAY, source, id].join('\0')) };
}
