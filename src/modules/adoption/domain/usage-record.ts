import { canonicalJson } from './canonical-json.js';
import { RawFields, UnreadableRecord, asFields, bounded, optionalText, required } from './usage-fields.js';
import { isTooFarAhead, isTooOld, parseInstant } from './usage-time.js';

export const USAGE_EVENT_TYPE = 'causeway.usage.v1';

/** `cloudevents` is one CloudEvents 1.0 envelope in structured mode; `causeway` is the bare record. */
export type UsageFormat = 'causeway' | 'cloudevents';

/** One call of one API, as a gateway or a partner reports it. */
export interface UsageRecord {
  readonly id: string;
  readonly time: Date;
  /** Null is no reason to refuse: the record waits in quarantine. */
  readonly clientId: string | null;
  /** Upper case. */
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  /** Lower case, without port. */
  readonly host: string | null;
  /** 200-599 */
  readonly status: number;
  readonly latencyMs: number | null;
  /** The CloudEvents source, else empty; part of the key against duplicates. */
  readonly source: string;
}

export type ParsedUsage =
  { readonly ok: true; readonly record: UsageRecord } | { readonly ok: false; readonly reason: string };

export interface UsageContext {
  readonly format: UsageFormat;
  readonly now: Date;
  /** SHA-256 in hex; only called for a record without an id. */
  readonly digest: (text: string) => string;
}

interface Envelope {
  readonly id: string;
  readonly time: unknown;
  readonly source: string;
  readonly fields: RawFields;
}

const LONGEST = { id: 256, source: 256, clientId: 256, method: 16, path: 2048, host: 255 } as const;

/** Reads one parsed JSON value; a refusal's reason is a sentence for the sender and repeats none of its values. */
export function parseUsageRecord(raw: unknown, context: UsageContext): ParsedUsage {
  try {
    const open = context.format === 'cloudevents' ? openCloudEvent : openRecord;
    return { ok: true, record: readRecord(open(asFields(raw, 'The record'), context), context.now) };
  } catch (error) {
    if (error instanceof UnreadableRecord) return { ok: false, reason: error.message };
    throw error;
  }
}

/** Hosts are compared in lower case without port. */
export function normaliseHost(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '');
}

function openRecord(fields: RawFields, { digest }: UsageContext): Envelope {
  const id = bounded(optionalText(fields, 'id'), 'id', LONGEST.id) ?? digest(canonical(fields));
  return { id, time: fields['time'], source: '', fields };
}

/** The envelope's own id and time stand for the record's; an envelope may leave its time out. */
function openCloudEvent(event: RawFields): Envelope {
  if (event['specversion'] !== '1.0') throw new UnreadableRecord('specversion is not 1.0.');
  if (event['type'] !== USAGE_EVENT_TYPE) throw new UnreadableRecord(`type is not ${USAGE_EVENT_TYPE}.`);
  const text = (name: 'id' | 'source') =>
    bounded(required(optionalText(event, name), name), name, LONGEST[name]);
  const fields = asFields(event['data'], 'data');
  return { id: text('id'), time: event['time'] ?? fields['time'], source: text('source'), fields };
}

function readRecord({ id, time, source, fields }: Envelope, now: Date): UsageRecord {
  const text = (name: 'clientId' | 'method') => bounded(optionalText(fields, name), name, LONGEST[name]);
  const host = optionalText(fields, 'host');
  return {
    id,
    time: readTime(time, now),
    clientId: text('clientId'),
    method: required(text('method'), 'method').toUpperCase(),
    path: readPath(fields),
    host: host === null ? null : bounded(normaliseHost(host), 'host', LONGEST.host),
    status: readStatus(fields['status']),
    latencyMs: readLatency(fields['latencyMs']),
    source,
  };
}

function readTime(value: unknown, now: Date): Date {
  const time = parseInstant(value);
  if (time === null) throw new UnreadableRecord('time is not an RFC 3339 instant with an offset.');
  if (isTooFarAhead(time, now)) throw new UnreadableRecord('time is more than 5 minutes ahead.');
  if (isTooOld(time, now)) throw new UnreadableRecord('time is more than 13 months back.');
  return time;
}

/** Queries may carry people's data, and operations are found without them. */
function readPath(fields: RawFields): string {
  const path = required(optionalText(fields, 'path'), 'path').replace(/[?#].*$/s, '');
  return bounded(required(path, 'path'), 'path', LONGEST.path);
}

function readStatus(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 200 && value <= 599) return value;
  throw new UnreadableRecord('status is not a whole number from 200 to 599.');
}

function readLatency(value: unknown): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  throw new UnreadableRecord('latencyMs is not a number of milliseconds from 0 up.');
}

function canonical(fields: RawFields): string {
  const text = canonicalJson(fields);
  if (text === null) throw new UnreadableRecord('The record is nested too deeply.');
  return text;
}
