import { BadRequestException, PayloadTooLargeException, UnsupportedMediaTypeException } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { lowerAscii } from '../../kernel/text.js';

const MIB = 1024 * 1024;
/** As sent, and after decompression. */
export const MAX_BODY_BYTES = 50 * MIB;

const gunzipped = promisify(gunzip);

/**
 * Reads a request's body whole, as it was sent.
 * @param hold told of the bytes before they are kept
 * @throws HttpException 413 over the limit
 */
export async function readBody(body: Readable, hold: (bytes: number) => void): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // The request itself stays open when we stop early: destroying it would end the connection before the answer.
  for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    hold(chunk.length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/**
 * @param encoding the content-encoding header
 * @returns what unpacks such a body, never to more than the limit, however small it was
 * @throws HttpException 415 for another encoding; what is returned throws 413 over the limit, 400 for broken gzip
 */
export function unpackerOf(encoding = 'identity'): (body: Buffer) => Promise<Buffer> {
  switch (lowerAscii(encoding.trim())) {
    case 'identity':
    case '':
      return (body) => Promise.resolve(body);
    case 'gzip':
    case 'x-gzip':
      return unpackGzip;
    default:
      throw new UnsupportedMediaTypeException('The content-encoding is not supported; send gzip or none.');
  }
}

async function unpackGzip(body: Buffer): Promise<Buffer> {
  try {
    return await gunzipped(body, { maxOutputLength: MAX_BODY_BYTES });
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    // zlib's own codes: Z_DATA_ERROR, Z_BUF_ERROR where the end is missing, and their like.
    if (code.startsWith('Z_')) throw new BadRequestException('The body is not whole gzip.');
    throw error;
  }
}

function tooLarge(): PayloadTooLargeException {
  return new PayloadTooLargeException(
    `The body is larger than ${MAX_BODY_BYTES / MIB} MiB; send it in parts.`,
  );
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
