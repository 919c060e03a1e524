import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../base/runtime.js';
import type { Signal } from '../database/signal.js';

/** Why a listener is called: an event, or events may have been missed. */
export type Cause = 'signal' | 'resync';
type Listener = (cause: Cause) => void;
type KindListener = (subject: string) => void;

/** Dispatches events to listeners in this process. Handlers run in the order they were added. */
@Injectable()
export class LiveBus {
  private readonly bySubject = new Map<string, Set<Listener>>();
  private readonly byKind = new Map<string, KindListener[]>();
  private readonly onResync: (() => void)[] = [];

  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  /**
   * Listens to events of any kind about one subject.
   * @param subject its UUID
   * @returns a function that stops listening
   */
  follow(subject: string, listener: Listener): () => void {
    const listeners = this.bySubject.get(subject) ?? new Set();
    this.bySubject.set(subject, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.bySubject.get(subject) === listeners) this.bySubject.delete(subject);
    };
  }

  /**
   * Listens to all events of a kind, until the process ends.
   * @param resync called if events of the kind may have been missed
   */
  on(kind: string, handler: KindListener, resync: () => void): void {
    this.byKind.set(kind, [...(this.byKind.get(kind) ?? []), handler]);
    this.onResync.push(resync);
  }

  emit({ kind, subject }: Signal): void {
    for (const handler of this.byKind.get(kind) ?? []) this.guarded(() => handler(subject));
    for (const listener of [...(this.bySubject.get(subject) ?? [])]) this.guarded(() => listener('signal'));
  }

  /** Makes all listeners re-read, because notifications may have been missed. */
  resync(): void {
    for (const handler of this.onResync) this.guarded(handler);
    for (const listeners of [...this.bySubject.values()])
      for (const listener of [...listeners]) this.guarded(() => listener('resync'));
  }

  /** An error in one listener must not affect others. */
  private guarded(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.logger.error({ err: error }, 'a live event listener failed');
    }
  }
}
