import { UnprocessableEntityException } from '@nestjs/common';
import { fileTypeFromStream } from 'file-type';
import type { Readable } from 'node:stream';
import { codeOf } from '../../platform/base/error-code.js';
import {
  faultOfTextStart,
  FILE_TYPES_IN_WORDS,
  type FileType,
  hasControls,
  isText,
} from './domain/file-types.js';

/** Characters at the start of a text that are checked for other types. */
const START = 512;

/**
 * Checks that a stored file's content matches its declared type.
 * @throws HttpException 422 if it does not
 */
export async function inspectFile(body: Readable, type: FileType): Promise<void> {
  try {
    const fault = isText(type) ? await faultOfText(body) : await faultOfMark(body, type);
    if (fault !== null) throw new UnprocessableEntityException(`The file ${fault}.`);
  } finally {
    body.destroy();
  }
}

async function faultOfMark(body: Readable, type: FileType): Promise<string | null> {
  const found = await fileTypeFromStream(body);
  if (found?.mime === type) return null;
  return `was declared as ${type} but is ${found?.mime ?? 'of an unknown type'}; accepted types are ${FILE_TYPES_IN_WORDS}`;
}

async function faultOfText(body: Readable): Promise<string | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let start = '';
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      const text = decoder.decode(chunk, { stream: true });
      if (start.length < START) start += text.slice(0, START - start.length);
      if (hasControls(text)) return 'contains control characters, so it is not plain text';
    }
    decoder.decode();
  } catch (error) {
    if (codeOf(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'is not UTF-8 text';
    throw error;
  }
  return faultOfTextStart(start);
}
