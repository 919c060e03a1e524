import { Inject, Injectable } from '@nestjs/common';
import type { GraphQLResolveInfo } from 'graphql';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { AppError } from '../../../kernel/errors.js';
import { FairQueue } from '../../../kernel/fair-queue.js';
import { partyOf } from '../../../kernel/party.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { LOGGER } from '../../base/runtime.js';
import { clientError } from '../../database/client-error.js';
import { LiveBus } from '../../live/live-bus.js';
import type { GraphQLContext } from '../context.js';
import { Latch } from './latch.js';
import { LIVE_LIMITS } from './live-limits.js';

const RETRY_MS = { first: 1_000, most: 15_000 };

export interface Watched<T> {
  /** The UUID of what is watched; null if the caller named nothing that they may see. */
  readonly subject: string | null;
  /** Reads it under the rights of the viewer given; null for what is not there for them. */
  readonly read: (viewer: Viewer, info: GraphQLResolveInfo) => Promise<T | null>;
}

type Read<T> = () => Promise<{ readonly viewer: Viewer; readonly answer: T }>;

/** Resolves a subscription's field: what is delivered has been read already. */
export function asDelivered<T>(answer: T): T {
  return answer;
}

/** Reads a thing anew each time something happens to it, under the rights that its subscriber then has. */
@Injectable()
export class LiveReads {
  /** One change may concern all subscriptions of a user: they are read one after the other. */
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
   * @returns one answer for each change from now on
   * @throws AppError NOT_FOUND alike for what is missing, foreign and malformed
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
    // Followed first and read second, so that nothing falls between the two.
    const unfollow = this.bus.follow(subject, (cause) => changed.set(cause));
    const end = () => {
      unfollow();
      changed.stop();
    };
    const readNow = async () => {
      const viewer = await session.renew();
      const answer = await this.turns.run(partyOf(viewer), () => read(viewer, anew(info)));
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
   * Staff hear of every change. A partner user hears of what shows: a delivery that shows nothing new would tell when
   * someone works on what is internal.
   */
  private async *deliveries<T>(changed: Latch, readNow: Read<T>, shown: string): AsyncGenerator<T> {
    let retryMs = RETRY_MS.first;
    for (let cause = await changed.wait(); cause !== null; cause = await changed.wait()) {
      const read = await readNow().catch((error: unknown) => this.tell(error));
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
      await sleep(LIVE_LIMITS.restMs, undefined, { ref: false });
    }
  }

  /** Neither a limit nor a fault of ours (PostgreSQL is away, say) ends a subscription: it is read again until it can be. */
  private tell(error: unknown): null {
    const mistake = clientError(error);
    if (mistake?.code === 'RATE_LIMITED') return null;
    if (mistake) throw mistake;
    this.logger.warn({ err: error }, 'a live read failed and will be retried');
    return null;
  }
}

function notFound(): AppError {
  return new AppError('NOT_FOUND', 'There is no such subscription.');
}

/** The bounds of what an operation may answer are counted by its variables; each read counts for itself. */
function anew(info: GraphQLResolveInfo): GraphQLResolveInfo {
  return { ...info, variableValues: { ...info.variableValues } };
}

function digestOf(answer: unknown): string {
  return createHash('sha256').update(JSON.stringify(answer)).digest('base64');
}

/** An async generator that waits cannot be returned from: it is woken first. */
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
