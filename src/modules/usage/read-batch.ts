import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { RawUsage } from './domain/usage-body.js';
import {
  type ParsedUsage,
  type UsageFormat,
  type UsageRecord,
  parseUsageRecord,
} from './domain/usage-record.js';
import { type UsageKey, keyOf, sha256 } from './usage-key.js';

/** A rejected record, which is not stored. */
export interface Rejected {
  readonly index: number;
  readonly reason: string;
}

export interface KeyedRecord extends UsageKey {
  /** Position in the request. */
  readonly index: number;
  readonly record: UsageRecord;
}

/** The records of a request, before they are compared with earlier ones. */
export interface Batch {
  /** Without duplicates. */
  readonly records: readonly KeyedRecord[];
  /** Number of duplicates within the request. */
  readonly repeated: number;
  readonly rejected: readonly Rejected[];
  /** Number of spans that are not records. */
  readonly skipped: number;
}

export interface BatchContext {
  readonly format: UsageFormat;
  readonly now: Date;
  /** Null for a gateway. */
  readonly senderPartnerId: string | null;
}

/** Records to process before yielding to the event loop. */
export const SLICE = 1_000;

/** Keeps only the fields of each record that are needed for counting. */
export async function readBatch(
  lists: AsyncIterable<readonly RawUsage[]>,
  context: BatchContext,
): Promise<Batch> {
  const rejected: Rejected[] = [];
  const months = new Map<string, Map<string, KeyedRecord>>();
  let count = 0;
  let skipped = 0;
  for await (const raws of lists) {
    count += raws.length;
    for (const raw of raws) {
      if ('skipped' in raw) {
        skipped += 1;
        continue;
      }
      const parsed = parse(raw, context);
      if (!parsed.ok) rejected.push({ index: raw.index, reason: parsed.reason });
      else addOnce(months, keyed(raw.index, parsed.record, context));
    }
    await yieldToEventLoop();
  }
  const records = [...months.values()].flatMap((month) => [...month.values()]);
  return { records, repeated: count - skipped - rejected.length - records.length, rejected, skipped };
}

function keyed(index: number, record: UsageRecord, { senderPartnerId }: BatchContext): KeyedRecord {
  const { month, key } = keyOf(record, senderPartnerId);
  return { month, key, index, record };
}

function parse(
  raw: Exclude<RawUsage, { readonly skipped: true }>,
  { format, now }: BatchContext,
): ParsedUsage {
  if ('reason' in raw) return { ok: false, reason: raw.reason };
  return parseUsageRecord(raw.value, { format, now, digest: sha256 });
}

/** The first one counts, unless it has no client id and a later one does. */
function addOnce(months: Map<string, Map<string, KeyedRecord>>, keyed: KeyedRecord): void {
  let records = months.get(keyed.month);
  if (!records) months.set(keyed.month, (records = new Map<string, KeyedRecord>()));
  const first = records.get(keyed.key);
  if (!first || (first.record.clientId === null && keyed.record.clientId !== null))
    records.set(keyed.key, keyed);
}
