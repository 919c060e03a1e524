import { upperAscii } from '../../../kernel/text.js';
import { normaliseHost } from '../../../kernel/url-host.js';
import { canonicalJson } from './canonical-json.js';
import {
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
  type Spelled,
  type SpelledRecord,
  instantOf,
  spell,
} from './usage-spelling.js';
import { eventData } from './event-data.js';
import { isTooFarAhead, isTooOld, parseInstant } from './usage-time.js';

export const USAGE_EVENT_TYPE = 'causeway.usage.v1';

/** `cloudevents` is one CloudEvents 1.0 envelope in structured mode around a record of ours. */
export const USAGE_FORMATS = [...LINE_FORMATS, 'cloudevents'] as const;
export type UsageFormat = (typeof USAGE_FORMATS)[number];

/** One call of one API, as a gateway or a partner reports it. */
export interface UsageRecord {
  readonly id: string;
  readonly time: Date;
  /** Null is no reason to refuse: the record waits in quarantine. */
  readonly clientId: string | null;
  /** Upper case. */
  readonly method: string;
  /** As it was sent, without its query. */
  readonly path: string;
  /** What to take for the path where no API of the host lies there; null and absent for none. */
  readonly otherPath?: string | null;
  /** In its one spelling. */
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
  readonly source: string;
  readonly record: SpelledRecord;
  /** What an instant looks like, to end the sentence "time is not …". */
  readonly instant: string;
}

const DEFAULT_STAGE = '$default';
const LONGEST = {
  id: 256,
  source: 256,
  clientId: 256,
  method: 16,
  path: 2048,
  host: 255,
  stage: 128,
} as const;

/** Reads one parsed JSON value; a refusal's reason is a sentence for the sender and repeats none of its values. */
export function parseUsageRecord(raw: unknown, { format, now, digest }: UsageContext): ParsedUsage {
  try {
    const fields = asFields(raw, 'The record');
    const opened = format === 'cloudevents' ? openCloudEvent(fields) : openLine(fields, format, digest);
    return { ok: true, record: readRecord(opened, now) };
  } catch (error) {
    if (error instanceof UnreadableRecord) return { ok: false, reason: error.message };
    throw error;
  }
}

function openLine(fields: RawFields, format: LineFormat, digest: UsageContext['digest']): Envelope {
  const record = spell(fields, format);
  return {
    id: text(record.id, LONGEST.id) ?? digest(canonical(fields)),
    source: '',
    record,
    instant: instantOf(format),
  };
}

/** The envelope's own id and time stand for the record's; an envelope may leave its time out. */
function openCloudEvent(event: RawFields): Envelope {
  if (event['specversion'] !== '1.0') throw new UnreadableRecord('specversion is not 1.0.');
  if (event['type'] !== USAGE_EVENT_TYPE) throw new UnreadableRecord(`type is not ${USAGE_EVENT_TYPE}.`);
  const own = (name: 'id' | 'source') => required(text({ name, value: event[name] }, LONGEST[name]), name);
  const record = spell(eventData(event), 'causeway');
  const time = { ...record.time, value: event['time'] ?? record.time.value };
  const instant = instantOf('causeway');
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

function text(member: Spelled, longest: number): string | null {
  return bounded(optionalText(member), member.name, longest);
}

function readTime({ name, value }: Spelled, instant: string, now: Date): Date {
  const time = parseInstant(value);
  if (time === null) throw new UnreadableRecord(`${name} is not ${instant}.`);
  if (isTooFarAhead(time, now)) throw new UnreadableRecord(`${name} is more than 5 minutes in the future.`);
  if (isTooOld(time, now)) throw new UnreadableRecord(`${name} is more than 13 months ago.`);
  return time;
}

/** The stage that a path lies below stands in its address unless it is the default one. */
function readPaths(member: Spelled): Pick<UsageRecord, 'path' | 'otherPath'> {
  const path = readPath(member);
  const stage = member.below ? text(member.below, LONGEST.stage) : null;
  if (stage === null || stage === DEFAULT_STAGE) return { path };
  // A custom domain mapped to the stage leaves it out, and the log does not tell of the mapping.
  const staged = `/${stage}/${path.replace(/^\//, '')}`;
  return { path: bounded(staged, member.name, LONGEST.path), otherPath: path };
}

/** Queries may carry people's data, and operations are found without them. */
function readPath(member: Spelled): string {
  const path = required(optionalText(member), member.name).replace(/[?#].*$/s, '');
  return bounded(required(path, member.name), member.name, LONGEST.path);
}

function readHost(member: Spelled): string | null {
  const host = optionalText(member);
  return host === null ? null : normaliseHost(bounded(host, member.name, LONGEST.host));
}

function readStatus({ name, value }: Spelled): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 200 && value <= 599) return value;
  throw new UnreadableRecord(`${name} is not a whole number from 200 to 599.`);
}

function readLatency({ name, value }: Spelled): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  throw new UnreadableRecord(`${name} is not a non-negative number of milliseconds.`);
}

function canonical(fields: RawFields): string {
  const text = canonicalJson(fields);
  if (text === null) throw new UnreadableRecord('The record is nested too deeply.');
  return text;
}
