import { BadRequestException, PayloadTooLargeException, UnsupportedMediaTypeException } from '@nestjs/common';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { lowerAscii } from '../../kernel/text.js';
import { collectBody } from '../../platform/http/collect-body.js';

const MIB = 1024 * 1024;
/** As sent, and after decompression. */
export const MAX_BODY_BYTES = 50 * MIB;
/** What is worked on between two looks at what else the process has to do. */
const CHUNK_BYTES = 64 * 1024;

/**
 * Reads a request's body whole, as it was sent, in its pieces.
 * @param hold told of the bytes before they are kept
 * @throws HttpException 413 over the limit, 408 where it comes too slowly
 */
export async function readBody(body: Readable, hold: (bytes: number) => void): Promise<readonly Buffer[]> {
  const chunks: Buffer[] = [];
  let size = 0;
  await collectBody(body, (chunk) => {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    hold(chunk.length);
    chunks.push(chunk);
  });
  return chunks;
}

/** Gives a body unpacked, chunk by chunk, and no more of it than the limit, however small it was. */
export type Unpack = (packed: readonly Buffer[]) => AsyncIterable<Buffer>;

/**
 * @param encoding the content-encoding header
 * @throws HttpException 415 for another encoding; what is returned throws 413 over the limit, 400 for broken gzip
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
    // zlib's own codes: Z_DATA_ERROR, Z_BUF_ERROR where the end is missing, and their like.
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
