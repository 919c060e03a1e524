import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppError } from '../../kernel/errors.js';
import { FairQueue } from '../../kernel/fair-queue.js';
import { payerOf } from '../../kernel/payer.js';
import type { Viewer } from '../../kernel/viewer.js';

/** Limits concurrent requests per user, so that one user's many requests do not delay another's. */
@Injectable()
export class RequestShares {
  private readonly queue = new FairQueue({
    atOnce: { all: 64, partner: 3, user: 2 },
    waiting: { partner: 200, user: 100 },
    waitMs: 10_000,
  });

  /**
   * Waits for a slot for the viewer's request, and frees it when the connection is done.
   * @throws AppError RATE_LIMITED if too many of theirs are waiting, or after waiting too long
   */
  async enter(viewer: Viewer, { raw }: FastifyReply): Promise<void> {
    const leave = await this.queue.enter(payerOf(viewer));
    if (!raw.destroyed) return void raw.once('close', leave);
    leave();
    throw new AppError('BAD_USER_INPUT', 'The client closed the connection.');
  }
}
