import { BadRequestException, NotFoundException, UnsupportedMediaTypeException } from '@nestjs/common';
import { lowerAscii } from '../../kernel/text.js';
import { USAGE_FORMATS, type UsageFormat } from './domain/usage-record.js';
import { EVENT_BATCH, type Framing, LINES, ONE_EVENT, RECORD_OR_LIST } from './read-records.js';

/** How to read a request's body: the format of its records, and how to split it. */
export interface BodyFormat {
  readonly format: UsageFormat;
  readonly framing: Framing;
}

interface MediaType extends Pick<BodyFormat, 'framing'> {
  /** The format if the request specifies none; null if it must. */
  readonly standard: UsageFormat | null;
  /** Whether this content type accepts records of any format. */
  readonly takesAll: boolean;
}

const MEDIA_TYPES: Readonly<Record<string, MediaType>> = {
  'application/cloudevents-batch+json': { standard: 'cloudevents', takesAll: false, framing: EVENT_BATCH },
  'application/cloudevents+json': { standard: 'cloudevents', takesAll: false, framing: ONE_EVENT },
  'application/x-ndjson': { standard: 'causeway', takesAll: true, framing: LINES },
  // Without this, a gateway that loses its query string would have every record rejected but take them for delivered.
  'application/json': { standard: null, takesAll: true, framing: RECORD_OR_LIST },
};

/** The format named by the request: in the last path segment, and in the query parameter `format`. */
export interface NamedFormat {
  readonly path: string | undefined;
  readonly query: unknown;
}

/**
 * @param contentType the header, including parameters
 * @throws HttpException 415 for any other content type, 404 for an unknown format in the path, 400 for one in the
 *   query, for two different ones, or for one that the content type does not allow
 */
export function bodyFormatOf(contentType: string | undefined, named: NamedFormat): BodyFormat {
  const given = formatNamed(named);
  const mediaType = lowerAscii(contentType?.split(';', 1)[0]!.trim() ?? '');
  const found = Object.hasOwn(MEDIA_TYPES, mediaType) ? MEDIA_TYPES[mediaType] : undefined;
  if (!found)
    throw new UnsupportedMediaTypeException(
      `Send usage with one of these content types: ${Object.keys(MEDIA_TYPES).join(', ')}.`,
    );
  const format = given ?? found.standard;
  if (format === null)
    throw new BadRequestException(
      `For ${mediaType}, specify the format in the path, e.g. /ingest/usage/kong; the formats are: ${USAGE_FORMATS.join(', ')}.`,
    );
  if (!found.takesAll && format !== found.standard)
    throw new BadRequestException(`${mediaType} is for ${found.standard}, not ${format}.`);
  return { format, framing: found.framing };
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
