import { createHash } from 'node:crypto';
import type { Content } from './upload.store.js';

/** Passes a body on and measures it on the way. */
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

  /** To be asked once, when all of it has passed. */
  content(): Content {
    return { sizeBytes: this.sizeBytes, sha256: this.hash.digest('hex') };
  }
}
