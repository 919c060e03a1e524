import { BadRequestException, PayloadTooLargeException, UnsupportedMediaTypeException } from '@nestjs/common';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { lowerAscii } from '../../kernel/text.js';
import { collectBody } from '../../platform/http/collect-body.js';

const MIB = 1024 * 1024;
/** Applies to the body as sent and to its decompressed size. */
export const MAX_BODY_BYTES = 50 * MIB;
/** Bytes to process before yielding to the event loop. */
const CHUNK_BYTES = 64 * 1024;

/**
 * Reads a request's whole body as sent, without joining its chunks.
 * @param take is given each chunk before it is kept; reading stops at whatever it throws
 * @throws HttpException 413 over the limit, 408 if it arrives too slowly
 */
export async function readBody(body: Readable, take: (chunk: Buffer) => void): Promise<readonly Buffer[]> {
  const chunks: Buffer[] = [];
  let size = 0;
  await collectBody(body, (chunk) => {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    take(chunk);
    chunks.push(chunk);
  });
  return chunks;
}

/** Decompresses a body chunk by chunk, up to the limit. */
export type Unpack = (packed: readonly Buffer[]) => AsyncIterable<Buffer>;

/**
 * @param encoding the content-encoding header
 * @throws HttpException 415 for any other encoding; the returned function throws 413 over the limit, 400 for invalid
 *   gzip
 */
export function unpackerOf(encoding = 'identity'): Unpack {
  switch (lowerAscii(encoding.trim())) {
    case 'identity':
    case '':
      return slices;
    case 'gzip':
    case 'x-gzip':
      return unpackGzip;
    default:
      throw new UnsupportedMediaTypeException('This content-encoding is not supported; use gzip or none.');
  }
}

async function* slices(pieces: readonly Buffer[]): AsyncGenerator<Buffer> {
  for (const piece of pieces)
    for (let start = 0; start < piece.length; start += CHUNK_BYTES) {
      yield piece.subarray(start, start + CHUNK_BYTES);
    }
}

async function* unpackGzip(packed: readonly Buffer[]): AsyncGenerator<Buffer> {
  const unpacking = Readable.from(packed).pipe(createGunzip({ chunkSize: CHUNK_BYTES }));
  let size = 0;
  try {
    for await (const chunk of unpacking as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) throw tooLarge();
      yield chunk;
    }
  } catch (error) {
    // zlib's own error codes: Z_DATA_ERROR, Z_BUF_ERROR for a truncated stream, and others.
    if (codeOf(error).startsWith('Z_'))
      throw new BadRequestException('The body is not a complete gzip stream.');
    throw error;
  }
}

function tooLarge(): PayloadTooLargeException {
  return new PayloadTooLargeException(
    `The body is larger than ${MAX_BODY_BYTES / MIB} MiB; split it into several requests.`,
  );
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
