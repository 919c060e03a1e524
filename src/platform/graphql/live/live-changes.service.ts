import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { NumberSet } from '../../../kernel/number-set.js';
import type { Viewer } from '../../../kernel/viewer.js';
import type { GraphQLContext } from '../context.js';
import { ending } from './ending.js';
import { Latch } from './latch.js';
import { LIVE_LIMITS } from './live-limits.js';
import { Backoff, LiveTurns, sessionOf } from './live-turns.js';
import { type Changes, PendingChanges } from './pending-changes.js';

/** Tells which objects of a type change. */
export interface ChangeFeed {
  /**
   * @param listener gets the UUID of each changed object, or 'all' if changes may have been missed
   * @returns a function that stops listening
   */
  readonly listen: (listener: (changed: string) => void) => () => void;
}

export interface Member {
  readonly id: string;
  readonly number: number;
  /** Whether it is in the list now. */
  readonly isMember: boolean;
}

/** Which objects are in a list. */
export interface Membership {
  /** The numbers of all objects that are in the list. */
  readonly numbers: (viewer: Viewer) => Promise<readonly number[]>;
  readonly among: (viewer: Viewer, ids: readonly string[]) => Promise<readonly Member[]>;
}

/** A list of numbered objects. */
export interface WatchedList<T> {
  readonly feed: ChangeFeed;
  /** Null if all objects of the feed are in the list. */
  readonly membership: Membership | null;
  /** What is delivered for changes. */
  readonly answer: (changes: Changes) => T;
}

/** A list whose changed objects are delivered one by one. */
export interface WatchedObjects<T> {
  readonly feed: ChangeFeed;
  /** Null if all objects of the feed are in the list. */
  readonly membership: Membership | null;
  /** Reads the changed objects with the subscriber's permissions; of 'all', the newest ones. */
  readonly read: (viewer: Viewer, changes: Changes) => Promise<readonly T[]>;
}

type Read = (changes: Changes) => Promise<Changes | null>;

/**
 * Tells which objects of a list have changed. An object that has left the list is among them, so the list's members are
 * remembered: by number, which takes about a kilobyte for 10,000 objects.
 */
@Injectable()
export class LiveChanges {
  constructor(private readonly turns: LiveTurns) {}

  /** @returns each changed object from now on */
  async watchObjects<T>(context: GraphQLContext, list: WatchedObjects<T>): Promise<AsyncIterableIterator<T>> {
    const changes = await this.watch(context, { ...list, answer: (each) => each });
    const session = sessionOf(context);
    const read = async (each: Changes) =>
      (await this.turns.read(session, (viewer) => list.read(viewer, each))).answer;
    return ending(
      objects(changes, (each) => this.turns.unlessTemporary(read(each))),
      () => void changes.return?.(),
    );
  }

  /** @returns changes from now on, in batches that are never empty; at most one in `listPauseMs` */
  async watch<T>(context: GraphQLContext, list: WatchedList<T>): Promise<AsyncIterableIterator<T>> {
    const session = sessionOf(context);
    const [woken, pending, over] = [new Latch(), new PendingChanges(), new AbortController()];
    // Listens before reading, so that no change is missed in between.
    const unlisten = list.feed.listen((changed) => {
      pending.add(changed);
      woken.set('signal');
    });
    const end = () => {
      unlisten();
      woken.stop();
      over.abort();
    };
    const members = new Members(list.membership);
    const readNow = async (changes: Changes) =>
      (await this.turns.read(session, (viewer) => members.concerned(viewer, changes))).answer;
    const read: Read = (changes) => this.turns.unlessTemporary(readNow(changes));
    try {
      await readNow('all');
    } catch (error) {
      end();
      throw error;
    }
    return ending(answers(batches(woken, pending, read, over.signal), list.answer), end);
  }
}

async function* batches(
  woken: Latch,
  pending: PendingChanges,
  read: Read,
  over: AbortSignal,
): AsyncGenerator<Changes> {
  const retry = new Backoff();
  while ((await woken.wait()) !== null) {
    const changes = pending.take();
    const concerned = await read(changes);
    if (!concerned) {
      pending.giveBack(changes);
      retry.schedule(() => woken.set('signal'));
      continue;
    }
    retry.reset();
    if (concerned === 'all' || concerned.length > 0) yield concerned;
    await sleep(LIVE_LIMITS.listPauseMs, undefined, { ref: false, signal: over }).catch(() => undefined);
  }
}

async function* answers<T>(
  changes: AsyncGenerator<Changes>,
  answer: (changes: Changes) => T,
): AsyncGenerator<T> {
  for await (const each of changes) yield answer(each);
}

async function* objects<T>(
  changes: AsyncIterable<Changes>,
  read: (each: Changes) => Promise<readonly T[] | null>,
): AsyncGenerator<T> {
  for await (const each of changes) {
    const retry = new Backoff();
    let found = await read(each);
    while (!found) {
      await new Promise<void>((again) => retry.schedule(again));
      found = await read(each);
    }
    yield* found;
  }
}

/** Which objects were in the list when it was last read. */
class Members {
  private numbers = new NumberSet();

  constructor(private readonly membership: Membership | null) {}

  /** @returns the changed objects that are in the list, or were in it before */
  async concerned(viewer: Viewer, changes: Changes): Promise<Changes> {
    if (!this.membership) return changes;
    if (changes === 'all') {
      this.numbers = new NumberSet(await this.membership.numbers(viewer));
      return 'all';
    }
    const found = await this.membership.among(viewer, changes);
    const concerned = found.filter(({ number, isMember }) => isMember || this.numbers.has(number));
    for (const { number, isMember } of found) this.numbers.set(number, isMember);
    return concerned.map(({ id }) => id);
  }
}
