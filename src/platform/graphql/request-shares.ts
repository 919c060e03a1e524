import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppError } from '../../kernel/errors.js';
import { FairQueue } from '../../kernel/fair-queue.js';
import { partyOf } from '../../kernel/party.js';
import type { Viewer } from '../../kernel/viewer.js';

/** Of all requests this process works on a few of each user's, so that nobody's crowd stands before another's one. */
@Injectable()
export class RequestShares {
  private readonly queue = new FairQueue({
    atOnce: { all: 64, partner: 3, user: 2 },
    waiting: { partner: 200, user: 100 },
    waitMs: 10_000,
  });

  /**
   * Waits until there is room for a request of the viewer's, which is worked on until it is answered.
   * @throws AppError RATE_LIMITED if too many of theirs wait, or for too long
   */
  async enter(viewer: Viewer, { raw }: FastifyReply): Promise<void> {
    const leave = await this.queue.enter(partyOf(viewer));
    if (!raw.destroyed) return void raw.once('close', leave);
    leave();
    throw new AppError('BAD_USER_INPUT', 'The client closed the connection.');
  }
}
