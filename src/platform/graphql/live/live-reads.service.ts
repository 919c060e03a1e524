import { Inject, Injectable } from '@nestjs/common';
import type { GraphQLResolveInfo } from 'graphql';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { AppError } from '../../../kernel/errors.js';
import { FairQueue } from '../../../kernel/fair-queue.js';
import { payerOf } from '../../../kernel/payer.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { LOGGER } from '../../base/runtime.js';
import { clientError } from '../../database/client-error.js';
import { LiveBus } from '../../live/live-bus.js';
import type { GraphQLContext } from '../context.js';
import { Latch } from './latch.js';
import { LIVE_LIMITS } from './live-limits.js';

const RETRY_MS = { first: 1_000, most: 15_000 };

export interface Watched<T> {
  /** The UUID of the watched object; null if the caller may not see it. */
  readonly subject: string | null;
  /** Reads it with the viewer's permissions; null if it does not exist for them. */
  readonly read: (viewer: Viewer, info: GraphQLResolveInfo) => Promise<T | null>;
}

type Read<T> = () => Promise<{ readonly viewer: Viewer; readonly answer: T }>;

/** Resolves a subscription's field: the delivered object has already been read. */
export function asDelivered<T>(answer: T): T {
  return answer;
}

/** Re-reads an object on each of its events, with the subscriber's current permissions. */
@Injectable()
export class LiveReads {
  /** Queues reads, as one change may affect all subscriptions of a user. */
  private readonly turns = new FairQueue({
    atOnce: LIVE_LIMITS.readsAtOnce,
    waiting: LIVE_LIMITS.readsWaiting,
    waitMs: LIVE_LIMITS.readWaitMs,
  });

  constructor(
    private readonly bus: LiveBus,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * @returns an object for each change from now on
   * @throws AppError NOT_FOUND, the same for missing, inaccessible and malformed ids
   */
  async watch<T>(
    { session }: GraphQLContext,
    info: GraphQLResolveInfo,
    { subject, read }: Watched<T>,
  ): Promise<AsyncIterableIterator<T>> {
    if (!session)
      throw new AppError('BAD_USER_INPUT', 'Subscriptions are only available over the web socket.');
    if (subject === null) throw notFound();
    const changed = new Latch();
    // Listens before reading, so that no change is missed in between.
    const unfollow = this.bus.follow(subject, (cause) => changed.set(cause));
    const end = () => {
      unfollow();
      changed.stop();
    };
    const readNow = async () => {
      const viewer = await session.renew();
      const answer = await this.turns.run(payerOf(viewer), () => read(viewer, withOwnBudget(info)));
      if (answer === null) throw notFound();
      return { viewer, answer };
    };
    try {
      return ending(this.deliveries(changed, readNow, digestOf((await readNow()).answer)), end);
    } catch (error) {
      end();
      throw error;
    }
  }

  /**
   * Staff get a delivery for every change, partner users only if their result has changed: an identical delivery would
   * reveal that someone works on internal data.
   */
  private async *deliveries<T>(changed: Latch, readNow: Read<T>, shown: string): AsyncGenerator<T> {
    let retryMs = RETRY_MS.first;
    for (let cause = await changed.wait(); cause !== null; cause = await changed.wait()) {
      const read = await readNow().catch((error: unknown) => this.throwUnlessTemporary(error));
      if (!read) {
        const again = cause;
        setTimeout(() => changed.set(again), retryMs).unref();
        retryMs = Math.min(2 * retryMs, RETRY_MS.most);
        continue;
      }
      retryMs = RETRY_MS.first;
      const digest = digestOf(read.answer);
      if (digest !== shown || (cause === 'signal' && read.viewer.role !== 'PARTNER')) yield read.answer;
      shown = digest;
      await sleep(LIVE_LIMITS.pauseMs, undefined, { ref: false });
    }
  }

  /** Rate limits and internal errors (e.g. PostgreSQL is down) do not end a subscription; the read is retried. */
  private throwUnlessTemporary(error: unknown): null {
    const mistake = clientError(error);
    if (mistake?.code === 'RATE_LIMITED') return null;
    if (mistake) throw mistake;
    this.logger.warn({ err: error }, 'a live read failed and will be retried');
    return null;
  }
}

function notFound(): AppError {
  return new AppError('NOT_FOUND', 'The object to watch does not exist, or you may not see it.');
}

/** Object budgets are tracked by the variables' identity; a copy gives each read its own budget. */
function withOwnBudget(info: GraphQLResolveInfo): GraphQLResolveInfo {
  return { ...info, variableValues: { ...info.variableValues } };
}

function digestOf(answer: unknown): string {
  return createHash('sha256').update(JSON.stringify(answer)).digest('base64');
}

/** `return` on a waiting async generator would block, so `end` wakes it first. */
function ending<T>(generator: AsyncGenerator<T>, end: () => void): AsyncIterableIterator<T> {
  const ended = <R>(result: R): R => {
    end();
    return result;
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () =>
      generator.next().then(
        (result) => (result.done ? ended(result) : result),
        (error: unknown) => {
          end();
          throw error;
        },
      ),
    return: () => ended(generator).return(undefined),
    throw: (error: unknown) => ended(generator).throw(error),
  };
}
