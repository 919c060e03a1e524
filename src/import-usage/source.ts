import { createReadStream, type ReadStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { codeOf } from '../platform/base/error-code.js';
import { StartFailure } from '../platform/base/start-failure.js';

/** The content of a file from some position on. */
export interface Source {
  readonly chunks: AsyncIterable<Buffer>;
  /** Share of the file that has been read, 0-1; null for standard input. */
  readonly share: () => number | null;
}

/** The argument that stands for standard input. */
export const STDIN = '-';

/** @throws StartFailure if there is no such file */
export function assertReadable(file: string): void {
  try {
    if (statSync(file).isFile()) return;
  } catch (error) {
    throw new StartFailure(`${file} cannot be read (${codeOf(error)}).`);
  }
  throw new StartFailure(`${file} is not a file.`);
}

export const isCompressed = (file: string): boolean => file.endsWith('.gz');

/** @param offset where to begin, in the content if the file is compressed */
export function openSource(file: string, offset: number): Source {
  if (file === STDIN) return { chunks: process.stdin as AsyncIterable<Buffer>, share: () => null };
  const { size } = statSync(file);
  if (!isCompressed(file)) {
    const stream = createReadStream(file, { start: offset });
    return { chunks: readable(stream, file), share: () => (offset + stream.bytesRead) / Math.max(size, 1) };
  }
  const packed = createReadStream(file);
  return { chunks: unpacked(packed, file, offset), share: () => packed.bytesRead / Math.max(size, 1) };
}

async function* readable(stream: ReadStream, file: string): AsyncGenerator<Buffer> {
  try {
    yield* stream as AsyncIterable<Buffer>;
  } catch (error) {
    throw new StartFailure(`${file} cannot be read (${codeOf(error)}).`, { cause: error });
  }
}

/** A position cannot be found in a compressed file without decompressing what is before. */
async function* unpacked(packed: ReadStream, file: string, offset: number): AsyncGenerator<Buffer> {
  const unpacking = createGunzip();
  // Errors arrive where the content is read.
  pipeline(packed, unpacking, () => undefined);
  let toSkip = offset;
  try {
    for await (const chunk of unpacking as AsyncIterable<Buffer>) {
      const skipped = Math.min(toSkip, chunk.length);
      toSkip -= skipped;
      if (skipped < chunk.length) yield chunk.subarray(skipped);
    }
  } catch (error) {
    throw new StartFailure(
      `${file} is not a complete gzip file (${codeOf(error)}); what precedes the fault was sent.`,
      {
        cause: error,
      },
    );
  }
}
