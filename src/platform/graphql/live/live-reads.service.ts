import { Injectable } from '@nestjs/common';
import type { GraphQLResolveInfo } from 'graphql';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../../kernel/errors.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { LiveBus } from '../../live/live-bus.js';
import type { GraphQLContext } from '../context.js';
import { ending } from './ending.js';
import { Latch } from './latch.js';
import { LIVE_LIMITS } from './live-limits.js';
import { Backoff, type LiveAnswer, LiveTurns, sessionOf } from './live-turns.js';

export interface Watched<T> {
  /** The UUID of the watched object; null if the caller may not see it. */
  readonly subject: string | null;
  /** Reads it with the viewer's permissions; null if it does not exist for them. */
  readonly read: (viewer: Viewer, info: GraphQLResolveInfo) => Promise<T | null>;
}

type Read<T> = () => Promise<LiveAnswer<T>>;

/** Resolves a subscription's field: the delivered object has already been read. */
export function asDelivered<T>(answer: T): T {
  return answer;
}

/** Re-reads an object on each of its events, with the subscriber's current permissions. */
@Injectable()
export class LiveReads {
  constructor(
    private readonly bus: LiveBus,
    private readonly turns: LiveTurns,
  ) {}

  /**
   * @returns an object for each change from now on
   * @throws AppError NOT_FOUND, the same for missing, inaccessible and malformed ids
   */
  async watch<T>(
    context: GraphQLContext,
    info: GraphQLResolveInfo,
    { subject, read }: Watched<T>,
  ): Promise<AsyncIterableIterator<T>> {
    const session = sessionOf(context);
    if (subject === null) throw notFound();
    const changed = new Latch();
    // Listens before reading, so that no change is missed in between.
    const unfollow = this.bus.follow(subject, (cause) => changed.set(cause));
    const end = () => {
      unfollow();
      changed.stop();
    };
    const readNow = async () => {
      const { viewer, answer } = await this.turns.read(session, (reader) =>
        read(reader, withOwnBudget(info)),
      );
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
    const retry = new Backoff();
    for (let cause = await changed.wait(); cause !== null; cause = await changed.wait()) {
      const read = await this.turns.unlessTemporary(readNow());
      if (!read) {
        const again = cause;
        retry.schedule(() => changed.set(again));
        continue;
      }
      retry.reset();
      const digest = digestOf(read.answer);
      if (digest !== shown || (cause === 'signal' && read.viewer.role !== 'PARTNER')) yield read.answer;
      shown = digest;
      await sleep(LIVE_LIMITS.pauseMs, undefined, { ref: false });
    }
  }
}

function notFound(): AppError {
  return new AppError('NOT_FOUND', 'The object to watch does not exist, or you may not see it.');
}

/** Object budgets are tracked by the variables' identity; a copy gives each read its own budget. */
export function withOwnBudget(info: GraphQLResolveInfo): GraphQLResolveInfo {
  return { ...info, variableValues: { ...info.variableValues } };
}

function digestOf(answer: unknown): string {
  return createHash('sha256').update(JSON.stringify(answer)).digest('base64');
}
