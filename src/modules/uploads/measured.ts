import { createHash } from 'node:crypto';
import type { Content } from './upload.store.js';

/** Passes on a body while measuring its size and hash. */
export class Measured implements AsyncIterable<Buffer> {
  private readonly hash = createHash('sha256');
  private sizeBytes = 0;

  constructor(private readonly body: AsyncIterable<Buffer>) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    for await (const chunk of this.body) {
      this.hash.update(chunk);
      this.sizeBytes += chunk.length;
      yield chunk;
    }
  }

  /** Call once, after the whole body has been read. */
  content(): Content {
    return { sizeBytes: this.sizeBytes, sha256: this.hash.digest('hex') };
  }
}
