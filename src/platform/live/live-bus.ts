import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../base/runtime.js';
import type { Signal } from '../database/signal.js';

/** Why a listener is told: something happened, or something may have happened that nobody heard. */
export type Cause = 'signal' | 'resync';
type Listener = (cause: Cause) => void;
type KindListener = (subject: string) => void;

/** Who in this process wants to hear of what. Handlers are called in the order in which they were entered. */
@Injectable()
export class LiveBus {
  private readonly bySubject = new Map<string, Set<Listener>>();
  private readonly byKind = new Map<string, KindListener[]>();
  private readonly onResync: (() => void)[] = [];

  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  /**
   * Hears of whatever happens to one thing, of every kind.
   * @param subject its UUID
   * @returns ends it
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
   * Hears of every event of a kind, for as long as the process lives.
   * @param resync called when events of the kind may have been missed
   */
  on(kind: string, handler: KindListener, resync: () => void): void {
    this.byKind.set(kind, [...(this.byKind.get(kind) ?? []), handler]);
    this.onResync.push(resync);
  }

  tell({ kind, subject }: Signal): void {
    for (const handler of this.byKind.get(kind) ?? []) this.guarded(() => handler(subject));
    for (const listener of [...(this.bySubject.get(subject) ?? [])]) this.guarded(() => listener('signal'));
  }

  /** Has everyone read again, because notifications may have been missed. */
  resync(): void {
    for (const handler of this.onResync) this.guarded(handler);
    for (const listeners of [...this.bySubject.values()])
      for (const listener of [...listeners]) this.guarded(() => listener('resync'));
  }

  /** One listener's fault is not another's. */
  private guarded(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.logger.error({ err: error }, 'a live event listener failed');
    }
  }
}
