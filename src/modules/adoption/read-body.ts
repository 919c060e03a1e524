import { BadRequestException, PayloadTooLargeException, UnsupportedMediaTypeException } from '@nestjs/common';
import { type Readable, finished } from 'node:stream';
import { createGunzip } from 'node:zlib';

const MIB = 1024 * 1024;
/** After decompression. */
export const MAX_BODY_BYTES = 50 * MIB;

/**
 * Reads a request's body whole, unpacked where it is gzip; never holds more than the limit, however small the packed
 * body was.
 * @param encoding the content-encoding header
 * @throws HttpException 413 over the limit, 415 for another encoding, 400 for broken gzip
 */
export async function readBody(
  body: Readable,
  encoding: string | undefined,
  limit = MAX_BODY_BYTES,
): Promise<Buffer> {
  const source = unpacked(body, encoding?.trim().toLowerCase() ?? 'identity');
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // The request itself stays open when we stop early: destroying it would end the connection before the answer.
    for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw tooLarge(limit);
      chunks.push(chunk);
    }
  } catch (error) {
    if (source !== body) source.destroy();
    if (isBrokenGzip(error)) throw new BadRequestException('The body is not whole gzip.');
    throw error;
  }
  return Buffer.concat(chunks, size);
}

function tooLarge(limit: number): PayloadTooLargeException {
  const size = limit < MIB ? `${limit} bytes` : `${limit / MIB} MiB`;
  return new PayloadTooLargeException(`The body is larger than ${size}; send it in parts.`);
}

function unpacked(body: Readable, encoding: string): Readable {
  if (encoding === 'identity' || encoding === '') return body;
  if (encoding !== 'gzip' && encoding !== 'x-gzip')
    throw new UnsupportedMediaTypeException('The content-encoding is not supported; send gzip or none.');
  const gunzip = createGunzip();
  finished(body, { writable: false }, (error) => {
    if (error) gunzip.destroy(error);
  });
  return body.pipe(gunzip);
}

/** zlib's own codes: Z_DATA_ERROR, Z_BUF_ERROR where the end is missing, and their like. */
function isBrokenGzip(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('Z_')
  );
}
