import { setImmediate as breathe } from 'node:timers/promises';
import type { RawUsage } from './domain/usage-body.js';
import {
  type ParsedUsage,
  type UsageFormat,
  type UsageRecord,
  parseUsageRecord,
} from './domain/usage-record.js';
import { type UsageKey, keyOf, sha256 } from './usage-key.js';

/** A record that was refused and is not kept. */
export interface Rejected {
  readonly index: number;
  readonly reason: string;
}

export interface KeyedRecord extends UsageKey {
  /** Its place in the request. */
  readonly index: number;
  readonly record: UsageRecord;
}

/** What a request's records are before anything is known of earlier ones. */
export interface Batch {
  /** Each key once. */
  readonly records: readonly KeyedRecord[];
  /** How many further times their keys came. */
  readonly repeated: number;
  readonly rejected: readonly Rejected[];
}

export interface BatchContext {
  readonly format: UsageFormat;
  readonly now: Date;
  /** Null for a gateway. */
  readonly senderPartnerId: string | null;
}

/** Records worked on between two looks at what else the process has to do. */
export const SLICE = 1_000;

/** Keeps of each record only what is counted. */
export async function readBatch(
  lists: AsyncIterable<readonly RawUsage[]>,
  context: BatchContext,
): Promise<Batch> {
  const rejected: Rejected[] = [];
  const records = new Map<string, KeyedRecord>();
  let count = 0;
  for await (const raws of lists) {
    count += raws.length;
    for (const raw of raws) {
      const parsed = parse(raw, context);
      if (!parsed.ok) rejected.push({ index: raw.index, reason: parsed.reason });
      else addOnce(records, keyed(raw.index, parsed.record, context));
    }
    await breathe();
  }
  const repeated = count - rejected.length - records.size;
  return { records: [...records.values()], repeated, rejected };
}

function keyed(index: number, record: UsageRecord, { senderPartnerId }: BatchContext): KeyedRecord {
  return { ...keyOf(record, senderPartnerId), index, record };
}

function parse(raw: RawUsage, { format, now }: BatchContext): ParsedUsage {
  if ('reason' in raw) return { ok: false, reason: raw.reason };
  return parseUsageRecord(raw.value, { format, now, digest: sha256 });
}

/** The first counts, unless it names no client id and a later one does. */
function addOnce(records: Map<string, KeyedRecord>, keyed: KeyedRecord): void {
  const name = `${keyed.month} ${keyed.key}`;
  const first = records.get(name);
  if (!first || (first.record.clientId === null && keyed.record.clientId !== null)) records.set(name, keyed);
}
