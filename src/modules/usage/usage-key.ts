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
  return { month: monthOf(time), key: sha256(`${senderPartnerId ?? GATEWAY}\0${source}\0${id}`) };
}

/** @returns the month of the partitions of a record with this time */
export function monthOf(time: Date): string {
  const [year, month] = [time.getUTCFullYear(), time.getUTCMonth() + 1];
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-01`;
}
