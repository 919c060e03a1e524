import { BadRequestException, RequestTimeoutException } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Pace } from './pace.js';

/**
 * Takes a body piece by piece as it comes. What is left of one that is refused stays unread: UnreadBodies deals with it.
 * @param take whatever it throws ends the reading
 * @throws HttpException 408 where it comes too slowly, 400 where it breaks off
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
      pace.came(chunk.length);
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
