import { type RawFields, UnreadableRecord } from './usage-fields.js';
import { clfInstant, epochInstant } from './usage-time.js';

/** Formats of a record: Causeway's own, or a gateway's log format. */
export const LINE_FORMATS = ['causeway', 'kong', 'aws-apigateway'] as const;
export type LineFormat = (typeof LINE_FORMATS)[number];

type Member = 'id' | 'time' | 'clientId' | 'method' | 'path' | 'host' | 'status' | 'latencyMs';

/** Where a format has a field; a dot leads into an object, and the first place that has a value counts. */
type FieldSources = Readonly<Record<Member, readonly FieldSource[]>>;

/** A place of which only a part is used, or whose value is relative to that of another place. */
interface PartialSource {
  readonly at: string;
  readonly part?: (value: unknown) => unknown;
  readonly below?: string;
}
type FieldSource = string | PartialSource;

interface FieldMapping {
  readonly places: FieldSources;
  /** The format's notation for an absent value. */
  readonly none?: string;
  /** The expected format, to complete the sentence "time is not …". */
  readonly instant: string;
  /** Converts a value of the format to Causeway's; unreadable values are returned unchanged. */
  readonly convert?: Partial<Readonly<Record<Member, (value: unknown) => unknown>>>;
}

/**
 * @source documentation of Kong's HTTP Log plugin and of AWS API Gateway's access log variables; AWS writes every value
 *   as text
 */
const MAPPINGS: Readonly<Record<LineFormat, FieldMapping>> = {
  causeway: {
    places: {
      ...{ id: ['id'], time: ['time'], clientId: ['clientId'], method: ['method'] },
      ...{ path: ['path'], host: ['host'], status: ['status'], latencyMs: ['latencyMs'] },
    },
    instant: 'an RFC 3339 instant with an offset',
  },
  kong: {
    places: {
      ...{ id: ['request.id'], time: ['started_at'] },
      ...{ clientId: ['consumer.custom_id', 'consumer.username'], method: ['request.method'] },
      ...{ path: ['request.uri'], host: ['request.headers.host'] },
      ...{ status: ['response.status'], latencyMs: ['latencies.request'] },
    },
    instant: 'a number of milliseconds since 1970',
    convert: { time: epochInstant },
  },
  'aws-apigateway': {
    places: {
      ...{ id: ['requestId'], time: ['requestTime'], clientId: ['apiKeyId', 'user', 'caller'] },
      method: ['httpMethod', { at: 'routeKey', part: (key) => routeOf(key)?.method }],
      path: [
        { at: 'resourcePath', below: 'stage' },
        // The request's own path starts with the stage if the stage is part of the URL.
        'path',
        { at: 'routeKey', part: (key) => routeOf(key)?.path, below: 'stage' },
      ],
      host: ['domainName'],
      ...{ status: ['status'], latencyMs: ['responseLatency'] },
    },
    none: '-',
    instant: 'a time such as 10/Jun/2023:15:36:28 +0000',
    convert: { time: clfInstant, status: numberOf, latencyMs: numberOf },
  },
};

/** A field of a record, with its name in the sender's format. */
export interface SourceField {
  readonly name: string;
  readonly value: unknown;
  /** What the value is relative to: the stage of a path. */
  readonly below?: SourceField;
}

/** A record's fields, read from wherever its format has them. */
export type SourceRecord = Readonly<Record<Member, SourceField>>;

type Reader = (fields: RawFields) => SourceField;

const READERS = Object.fromEntries(
  LINE_FORMATS.map((format) => [format, readersOf(MAPPINGS[format])]),
) as Readonly<Record<LineFormat, Readonly<Record<Member, Reader>>>>;

/** @throws UnreadableRecord if the parent of a field is not an object */
export function readFields(fields: RawFields, format: LineFormat): SourceRecord {
  const read = READERS[format];
  return {
    id: read.id(fields),
    time: read.time(fields),
    clientId: read.clientId(fields),
    method: read.method(fields),
    path: read.path(fields),
    host: read.host(fields),
    status: read.status(fields),
    latencyMs: read.latencyMs(fields),
  };
}

/** The format of a time, to complete the sentence "time is not …". */
export function timeFormatOf(format: LineFormat): string {
  return MAPPINGS[format].instant;
}

function readersOf({ places, none, convert = {} }: FieldMapping): Readonly<Record<Member, Reader>> {
  const readers = (Object.keys(places) as Member[]).map((member): [Member, Reader] => {
    const finders = places[member].map((place) => finderOf(place, none));
    const converted = convert[member] ?? ((value: unknown) => value);
    return [
      member,
      (fields) => {
        const { name, find, below } = finders.find((each) => each.find(fields) !== undefined) ?? finders[0]!;
        const found = { name, value: converted(find(fields)) };
        return below ? { ...found, below: { name: below.name, value: below.find(fields) } } : found;
      },
    ];
  });
  return Object.fromEntries(readers) as Record<Member, Reader>;
}

interface Finder {
  readonly name: string;
  /** Returns undefined if there is no value, or the format's notation for none. */
  readonly find: (fields: RawFields) => unknown;
  readonly below?: Finder;
}

function finderOf(place: FieldSource, none: string | undefined): Finder {
  const { at: name, part, below }: PartialSource = typeof place === 'string' ? { at: place } : place;
  const steps = name.split('.');
  const find = (fields: RawFields): unknown => {
    let value: unknown = fields;
    for (const step of steps) value = memberOf(value, step, name);
    const isNone = value === null || value === '' || (none !== undefined && value === none);
    return isNone ? undefined : part ? part(value) : value;
  };
  return below === undefined ? { name, find } : { name, find, below: finderOf(below, none) };
}

function memberOf(value: unknown, part: string, name: string): unknown {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value))
    throw new UnreadableRecord(`${name} cannot be read: its parent is not an object.`);
  return (value as RawFields)[part];
}

/** @returns the number that a text of digits stands for; any other value unchanged */
export function numberOf(value: unknown): unknown {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
}

/** Parses the route of an HTTP API, such as `GET /pets/{id}`; `$default` has neither method nor path. */
function routeOf(key: unknown): { readonly method: string; readonly path: string } | undefined {
  const [, method, path] = (typeof key === 'string' && /^(\S+) (\/.*)$/.exec(key)) || [];
  return method === undefined || path === undefined ? undefined : { method, path };
}
