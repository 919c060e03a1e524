import { BadRequestException, NotFoundException, UnsupportedMediaTypeException } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import { lowerAscii } from '../../kernel/text.js';
import { type EventAttributes, eventAttributes } from './binary-event.js';
import type { RawUsage } from './domain/usage-body.js';
import { USAGE_FORMATS, type UsageFormat } from './domain/usage-record.js';
import {
  type Body,
  EVENT_BATCH,
  type Framing,
  LINES,
  ONE_EVENT,
  RECORD_OR_LIST,
  readEventData,
  readRecords,
} from './read-records.js';
import { SEND_JSON, readSpans } from './read-spans.js';

/** How to read a request's body: the format of its records, and how to read them. */
export interface BodyFormat {
  readonly format: UsageFormat;
  /** @param clientAttribute name of the attribute with the client ID of a span */
  readonly read: (body: Body, clientAttribute: string) => AsyncIterable<readonly RawUsage[]>;
}

interface MediaType {
  readonly framing: Framing;
  /** The format if the request specifies none; null if it must. */
  readonly standard: UsageFormat | null;
  /** The formats that this content type accepts. */
  readonly accepts: readonly UsageFormat[];
}

const JSON_TYPE = 'application/json';
const MEDIA_TYPES: Readonly<Record<string, MediaType>> = {
  'application/cloudevents-batch+json': {
    ...{ standard: 'cloudevents', accepts: ['cloudevents'], framing: EVENT_BATCH },
  },
  'application/cloudevents+json': { standard: 'cloudevents', accepts: ['cloudevents'], framing: ONE_EVENT },
  'application/x-ndjson': {
    ...{ standard: 'causeway', accepts: USAGE_FORMATS.filter((each) => each !== 'otlp'), framing: LINES },
  },
  // Without this, a gateway that loses its query string would have every record rejected but take them for delivered.
  [JSON_TYPE]: { standard: null, accepts: USAGE_FORMATS, framing: RECORD_OR_LIST },
};

/** The format named by the request: in the last path segment, and in the query parameter `format`. */
export interface NamedFormat {
  readonly path: string | undefined;
  readonly query: unknown;
}

/**
 * @throws HttpException 415 for any other content type, 404 for an unknown format in the path, 400 for one in the
 *   query, for two different ones, for one that the content type does not allow, or for incomplete CloudEvents headers
 */
export function bodyFormatOf(headers: IncomingHttpHeaders, named: NamedFormat): BodyFormat {
  const given = formatNamed(named);
  const { mediaType, accepts, standard, framing } = mediaTypeOf(headers['content-type']);
  // The other types are CloudEvents in structured mode, where these headers are copies, or contain several records.
  const event = mediaType === JSON_TYPE ? eventAttributes(headers) : null;
  const format = given ?? (event ? 'cloudevents' : standard);
  if (format === null)
    throw new BadRequestException(
      `For ${mediaType}, specify the format in the path, e.g. /ingest/usage/kong; the formats are: ${USAGE_FORMATS.join(', ')}.`,
    );
  if (!accepts.includes(format))
    throw new BadRequestException(`${mediaType} is for ${accepts.join(', ')}, not ${format}.`);
  if (event && format !== 'cloudevents')
    throw new BadRequestException(`The request has the headers of a CloudEvent but specifies ${format}.`);
  return { format, read: readerOf(format, framing, event) };
}

function readerOf(format: UsageFormat, framing: Framing, event: EventAttributes | null): BodyFormat['read'] {
  if (format === 'otlp') return readSpans;
  if (event) return (body) => readEventData(body, event);
  return (body) => readRecords(body(), framing);
}

function mediaTypeOf(contentType: string | undefined): MediaType & { readonly mediaType: string } {
  const mediaType = lowerAscii(contentType?.split(';', 1)[0]!.trim() ?? '');
  const found = Object.hasOwn(MEDIA_TYPES, mediaType) ? MEDIA_TYPES[mediaType] : undefined;
  if (found) return { ...found, mediaType };
  if (/^application\/(x-|vnd\.google\.)?protobuf$/.test(mediaType))
    throw new UnsupportedMediaTypeException(`Protobuf is not supported. ${SEND_JSON}`);
  throw new UnsupportedMediaTypeException(
    `Send usage with one of these content types: ${Object.keys(MEDIA_TYPES).join(', ')}.`,
  );
}

function formatNamed({ path, query }: NamedFormat): UsageFormat | null {
  const [ofPath, ofQuery] = [knownFormat(path), knownFormat(query)];
  const there = `the formats are: ${USAGE_FORMATS.join(', ')}.`;
  if (path !== undefined && !ofPath) throw new NotFoundException(`Unknown usage format; ${there}`);
  if (query !== undefined && !ofQuery) throw new BadRequestException(`Unknown usage format; ${there}`);
  if (ofPath && ofQuery && ofPath !== ofQuery)
    throw new BadRequestException(
      `The path specifies ${ofPath} and the query ${ofQuery}; specify only one format.`,
    );
  return ofPath ?? ofQuery ?? null;
}

function knownFormat(given: unknown): UsageFormat | undefined {
  return USAGE_FORMATS.find((each) => each === given);
}
