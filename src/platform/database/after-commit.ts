import type { Signal } from './signal.js';

/** Publishes the events of a committed transaction; callers do not wait for it. */
export abstract class AfterCommit {
  abstract publish(signals: readonly Signal[]): void;
}
