import { BadRequestException, RequestTimeoutException } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Pace } from './pace.js';

/**
 * Reads a body chunk by chunk. If it is refused, the rest stays unread and is handled by `closeOnUnreadBodies`.
 * @param take reading stops at whatever it throws
 * @throws HttpException 408 if the body arrives too slowly, 400 if it is cut off
 */
export function collectBody(body: Readable, take: (chunk: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      pace.stop();
      body.off('data', onData).off('end', onEnd).off('error', onBreak).off('close', onBreak).pause();
      settle();
    };
    const fail = (error: Error): void => end(() => reject(error));
    const pace = new Pace(() => fail(tooSlow()));
    const onData = (chunk: Buffer): void => {
      pace.received(chunk.length);
      try {
        take(chunk);
      } catch (error) {
        fail(error instanceof Error ? error : new Error(String(error)));
      }
    };
    const onEnd = (): void => end(resolve);
    const onBreak = (): void => fail(new BadRequestException('The body is incomplete; send it again.'));
    body.on('data', onData).on('end', onEnd).on('error', onBreak).on('close', onBreak);
  });
}

const tooSlow = () => new RequestTimeoutException('The body was sent too slowly; send it again.');
