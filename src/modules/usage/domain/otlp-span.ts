import { lowerAscii } from '../../../kernel/text.js';
import { type Attributes, attributeField, readAttributes } from './otlp-attributes.js';
import {
  LONGEST,
  type RawFields,
  UnreadableRecord,
  asFields,
  bounded,
  optionalText,
  required,
} from './usage-fields.js';
import { type SourceField, type SourceRecord, numberOf } from './usage-mapping.js';
import { epochNanos, nanosInstant } from './usage-time.js';

/** The client ID of those spans of a resource that have none of their own, or why it cannot be read. */
export type ResourceClient = { readonly clientId: string | null } | { readonly reason: string };

/** A span of kind SERVER, and what is needed from outside of it. */
export interface ServerSpan {
  readonly span: unknown;
  readonly resource: ResourceClient;
  /** Name of the attribute with the client ID. */
  readonly clientAttribute: string;
}

/** A server span's fields in the span itself and in Causeway's terms. */
export interface SpanRecord {
  readonly fields: RawFields;
  readonly record: SourceRecord;
}

export const NANOS_INSTANT = 'a number of nanoseconds since 1970';

const SERVER: ReadonlySet<unknown> = new Set([2, 'SPAN_KIND_SERVER']);

/** @source OpenTelemetry semantic conventions for HTTP: stable since 1.23, then the earlier names */
const NAMES = {
  method: ['http.request.method', 'http.method'],
  path: ['url.path', 'http.target', 'http.route'],
  host: ['server.address', 'net.host.name'],
  status: ['http.response.status_code', 'http.status_code'],
} as const;

/** Whether a value among the spans is to be read as a record; what is no object at all is, and is rejected. */
export function isServerSpan(span: unknown): boolean {
  const isObject = typeof span === 'object' && span !== null && !Array.isArray(span);
  return !isObject || SERVER.has((span as RawFields)['kind']);
}

/** @param resource as parsed; null for none */
export function resourceClient(resource: unknown, clientAttribute: string): ResourceClient {
  if (resource === null) return { clientId: null };
  try {
    const attributes = readAttributes(asFields(resource, 'It')['attributes']);
    const clientId = optionalText(attributeField(attributes, [clientAttribute]));
    return { clientId: bounded(clientId, clientAttribute, LONGEST.clientId) };
  } catch (error) {
    if (error instanceof UnreadableRecord)
      return { reason: `The resource was not accepted: ${error.message}` };
    throw error;
  }
}

/** @throws UnreadableRecord if a field cannot be found or converted */
export function readSpan({ span, resource, clientAttribute }: ServerSpan): SpanRecord {
  const fields = asFields(span, 'The span');
  const attributes = readAttributes(fields['attributes']);
  const status = attributeField(attributes, NAMES.status);
  const record = {
    id: { name: 'traceId', value: idOf(fields) },
    time: { name: 'startTimeUnixNano', value: nanosInstant(epochNanos(fields['startTimeUnixNano'])) },
    clientId: clientOf(attributes, resource, clientAttribute),
    method: attributeField(attributes, NAMES.method),
    path: attributeField(attributes, NAMES.path),
    host: attributeField(attributes, NAMES.host),
    status: { ...status, value: numberOf(status.value) },
    latencyMs: { name: 'endTimeUnixNano', value: latencyOf(fields) },
  };
  return { fields, record };
}

/** Null if the span has neither of its IDs. */
function idOf(fields: RawFields): string | null {
  const [traceId, spanId] = [hexOf(fields, 'traceId', 32), hexOf(fields, 'spanId', 16)];
  return traceId === null && spanId === null
    ? null
    : required(traceId, 'traceId') + required(spanId, 'spanId');
}

/** In lower case, because senders differ; zeros stand for a missing ID. */
function hexOf(fields: RawFields, name: string, digits: number): string | null {
  const text = optionalText({ name, value: fields[name] });
  if (text === null || /^0+$/.test(text)) return null;
  if (text.length !== digits || !/^[\da-f]+$/i.test(text))
    throw new UnreadableRecord(`${name} is not ${digits} hexadecimal digits.`);
  return lowerAscii(text);
}

function clientOf(attributes: Attributes, resource: ResourceClient, name: string): SourceField {
  if (attributes.has(name)) return attributeField(attributes, [name]);
  if ('reason' in resource) throw new UnreadableRecord(resource.reason);
  return { name, value: resource.clientId };
}

/** Milliseconds; null without an end, of which 0 is another notation. */
function latencyOf(fields: RawFields): number | null {
  const end = fields['endTimeUnixNano'] ?? 0;
  const [from, until] = [epochNanos(fields['startTimeUnixNano']), epochNanos(end)];
  if (until === 0n || from === null) return null;
  if (until === null) throw new UnreadableRecord(`endTimeUnixNano is not ${NANOS_INSTANT}.`);
  if (until < from) throw new UnreadableRecord('endTimeUnixNano is before startTimeUnixNano.');
  return Number(until - from) / 1e6;
}
