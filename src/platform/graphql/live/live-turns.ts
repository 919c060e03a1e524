import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppError } from '../../../kernel/errors.js';
import { FairQueue } from '../../../kernel/fair-queue.js';
import { payerOf } from '../../../kernel/payer.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { LOGGER } from '../../base/runtime.js';
import { clientError } from '../../database/client-error.js';
import { Replica } from '../../database/replica.js';
import type { GraphQLContext } from '../context.js';
import { LIVE_LIMITS } from './live-limits.js';
import type { LiveSession } from './live-session.js';

export interface LiveAnswer<T> {
  readonly viewer: Viewer;
  readonly answer: T;
}

/** @throws AppError BAD_USER_INPUT over HTTP */
export function sessionOf({ session }: GraphQLContext): LiveSession {
  if (session) return session;
  throw new AppError('BAD_USER_INPUT', 'Subscriptions are only available over the web socket.');
}

/** Reads for subscriptions, with the subscriber's current permissions; queued, as one change may affect all of a user's. */
@Injectable()
export class LiveTurns {
  private readonly queue = new FairQueue({
    atOnce: LIVE_LIMITS.readsAtOnce,
    waiting: LIVE_LIMITS.readsWaiting,
    waitMs: LIVE_LIMITS.readWaitMs,
  });

  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly replica: Replica,
  ) {}

  async read<T>(session: LiveSession, read: (viewer: Viewer) => Promise<T>): Promise<LiveAnswer<T>> {
    const viewer = await session.renew();
    const answer = await this.queue.run(payerOf(viewer), () => read(viewer));
    // Who is told of a change reads what belongs to it.
    await this.replica.willTell(viewer.userId);
    return { viewer, answer };
  }

  /**
   * Rate limits, a lost database and internal errors do not end a subscription; the read is retried.
   * @returns null after such an error
   */
  async unlessTemporary<T>(read: Promise<T>): Promise<T | null> {
    try {
      return await read;
    } catch (error) {
      const mistake = clientError(error);
      if (mistake && mistake.retryAfterSeconds === undefined) throw mistake;
      if (mistake !== error) this.logger.warn({ err: error }, 'a live read failed and will be retried');
      return null;
    }
  }
}

/** Delays between retries, each twice as long as the one before. */
export class Backoff {
  private ms: number = LIVE_LIMITS.retryMs.first;

  reset(): void {
    this.ms = LIVE_LIMITS.retryMs.first;
  }

  schedule(act: () => void): void {
    setTimeout(act, this.ms).unref();
    this.ms = Math.min(2 * this.ms, LIVE_LIMITS.retryMs.most);
  }
}
