import { upperAscii } from '../../../kernel/text.js';
import { normaliseHost } from '../../../kernel/url-host.js';
import { canonicalJson } from './canonical-json.js';
import {
  LONGEST,
  type RawFields,
  UnreadableRecord,
  asFields,
  bounded,
  optionalText,
  required,
} from './usage-fields.js';
import {
  LINE_FORMATS,
  type LineFormat,
  type SourceField,
  type SourceRecord,
  timeFormatOf,
  readFields,
} from './usage-mapping.js';
import { eventData } from './event-data.js';
import { NANOS_INSTANT, type ServerSpan, readSpan } from './otlp-span.js';
import { isTooFarAhead, isTooOld, parseInstant } from './usage-time.js';

export const USAGE_EVENT_TYPE = 'causeway.usage.v1';

/**
 * `cloudevents` is one CloudEvents 1.0 envelope in structured mode around a `causeway` record; `otlp` is a `ServerSpan`.
 */
export const USAGE_FORMATS = [...LINE_FORMATS, 'cloudevents', 'otlp'] as const;
export type UsageFormat = (typeof USAGE_FORMATS)[number];

/** One API call, as reported by a gateway or a partner. */
export interface UsageRecord {
  readonly id: string;
  readonly time: Date;
  /** Null is not rejected: the record is quarantined. */
  readonly clientId: string | null;
  readonly method: string;
  /** As sent, without the query string. */
  readonly path: string;
  /** Path to try if no API at the host has a base path that matches `path`; null or omitted if there is none. */
  readonly otherPath?: string | null;
  /** Normalised. */
  readonly host: string | null;
  /** 200-599 */
  readonly status: number;
  readonly latencyMs: number | null;
  /** The CloudEvents source, otherwise empty; part of the key that detects duplicates. */
  readonly source: string;
}

export type ParsedUsage =
  { readonly ok: true; readonly record: UsageRecord } | { readonly ok: false; readonly reason: string };

export interface UsageContext {
  readonly format: UsageFormat;
  readonly now: Date;
  /** SHA-256 in hex; only called for records without an id. */
  readonly digest: (text: string) => string;
}

interface Envelope {
  readonly id: string;
  readonly source: string;
  readonly record: SourceRecord;
  /** The expected format, to complete the sentence "time is not …". */
  readonly instant: string;
}

const DEFAULT_STAGE = '$default';

/** Reads one parsed JSON value; the reason for a rejection is a sentence for the sender that quotes no values. */
export function parseUsageRecord(raw: unknown, { format, now, digest }: UsageContext): ParsedUsage {
  try {
    return { ok: true, record: readRecord(open(raw, format, digest), now) };
  } catch (error) {
    if (error instanceof UnreadableRecord) return { ok: false, reason: error.message };
    throw error;
  }
}

function open(raw: unknown, format: UsageFormat, digest: UsageContext['digest']): Envelope {
  const fields = asFields(raw, 'The record');
  switch (format) {
    case 'cloudevents':
      return openCloudEvent(fields);
    case 'otlp':
      return openSpan(raw as ServerSpan, digest);
    default:
      return openLine(fields, format, digest);
  }
}

function openSpan(span: ServerSpan, digest: UsageContext['digest']): Envelope {
  const { fields, record } = readSpan(span);
  const id = text(record.id, LONGEST.id) ?? digest(canonical(fields));
  return { id, source: '', record, instant: NANOS_INSTANT };
}

function openLine(fields: RawFields, format: LineFormat, digest: UsageContext['digest']): Envelope {
  const record = readFields(fields, format);
  return {
    id: text(record.id, LONGEST.id) ?? digest(canonical(fields)),
    source: '',
    record,
    instant: timeFormatOf(format),
  };
}

/** The envelope's own id and time replace the record's; the envelope's time is optional. */
function openCloudEvent(event: RawFields): Envelope {
  if (event['specversion'] !== '1.0') throw new UnreadableRecord('specversion is not 1.0.');
  if (event['type'] !== USAGE_EVENT_TYPE) throw new UnreadableRecord(`type is not ${USAGE_EVENT_TYPE}.`);
  const own = (name: 'id' | 'source') => required(text({ name, value: event[name] }, LONGEST[name]), name);
  const record = readFields(eventData(event), 'causeway');
  const time = { ...record.time, value: event['time'] ?? record.time.value };
  const instant = timeFormatOf('causeway');
  return { id: own('id'), source: own('source'), record: { ...record, time }, instant };
}

function readRecord({ id, source, record, instant }: Envelope, now: Date): UsageRecord {
  const { time, clientId, method, path, host, status, latencyMs } = record;
  return {
    id,
    time: readTime(time, instant, now),
    clientId: text(clientId, LONGEST.clientId),
    method: upperAscii(required(text(method, LONGEST.method), method.name)),
    ...readPaths(path),
    host: readHost(host),
    status: readStatus(status),
    latencyMs: readLatency(latencyMs),
    source,
  };
}

function text(member: SourceField, longest: number): string | null {
  return bounded(optionalText(member), member.name, longest);
}

function readTime({ name, value }: SourceField, instant: string, now: Date): Date {
  const time = parseInstant(value);
  if (time === null) throw new UnreadableRecord(`${name} is not ${instant}.`);
  if (isTooFarAhead(time, now)) throw new UnreadableRecord(`${name} is more than 5 minutes in the future.`);
  if (isTooOld(time, now)) throw new UnreadableRecord(`${name} is more than 13 months in the past.`);
  return time;
}

/** The path starts with the stage unless it is the default stage. */
function readPaths(member: SourceField): Pick<UsageRecord, 'path' | 'otherPath'> {
  const path = readPath(member);
  const stage = member.below ? text(member.below, LONGEST.stage) : null;
  if (stage === null || stage === DEFAULT_STAGE) return { path };
  // A custom domain mapped to the stage omits it, and the log does not mention the mapping.
  const staged = `/${stage}/${path.replace(/^\//, '')}`;
  return { path: bounded(staged, member.name, LONGEST.path), otherPath: path };
}

/** Query strings may contain personal data and are not needed to find the operation. */
function readPath(member: SourceField): string {
  const path = required(optionalText(member), member.name).replace(/[?#].*$/s, '');
  return bounded(required(path, member.name), member.name, LONGEST.path);
}

function readHost(member: SourceField): string | null {
  const host = optionalText(member);
  return host === null ? null : normaliseHost(bounded(host, member.name, LONGEST.host));
}

function readStatus({ name, value }: SourceField): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 200 && value <= 599) return value;
  throw new UnreadableRecord(`${name} is not a whole number from 200 to 599.`);
}

function readLatency({ name, value }: SourceField): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  throw new UnreadableRecord(`${name} is not a non-negative number of milliseconds.`);
}

function canonical(fields: RawFields): string {
  const text = canonicalJson(fields);
  if (text === null) throw new UnreadableRecord('The record is nested too deeply.');
  return text;
}
