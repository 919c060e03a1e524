import { BadRequestException, UnsupportedMediaTypeException } from '@nestjs/common';
import { type RawUsage, readEvent, readEventBatch, readLines } from './domain/usage-body.js';
import type { UsageFormat } from './domain/usage-record.js';
import { LINE_FORMATS, type LineFormat } from './domain/usage-spelling.js';

/** How a body of one media type is read. */
export interface BodyFormat {
  readonly format: UsageFormat;
  readonly read: (text: string, isUtf8: boolean) => RawUsage[];
}

const NDJSON = 'application/x-ndjson';

const MEDIA_TYPES: Readonly<Record<string, BodyFormat>> = {
  'application/cloudevents-batch+json': { format: 'cloudevents', read: readEventBatch },
  'application/cloudevents+json': { format: 'cloudevents', read: readEvent },
  [NDJSON]: { format: 'causeway', read: readLines },
};

/**
 * @param contentType the header, parameters and all
 * @param lineFormat the query's `format`; it speaks of NDJSON alone and defaults to causeway
 * @throws HttpException 415 for another media type, 400 for another format
 */
export function bodyFormatOf(contentType: string | undefined, lineFormat: unknown): BodyFormat {
  const mediaType = contentType?.split(';', 1)[0]!.trim().toLowerCase() ?? '';
  const found = Object.hasOwn(MEDIA_TYPES, mediaType) ? MEDIA_TYPES[mediaType] : undefined;
  if (!found)
    throw new UnsupportedMediaTypeException(
      `Send usage as one of the content types ${Object.keys(MEDIA_TYPES).join(', ')}.`,
    );
  return mediaType === NDJSON ? { ...found, format: lineFormatOf(lineFormat ?? 'causeway') } : found;
}

function lineFormatOf(given: unknown): LineFormat {
  const format = LINE_FORMATS.find((each) => each === given);
  if (format) return format;
  throw new BadRequestException(
    `The format of a line of ${NDJSON} is not known; there is: ${LINE_FORMATS.join(', ')}.`,
  );
}
