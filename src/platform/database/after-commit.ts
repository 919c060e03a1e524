import type { Signal } from './signal.js';

/** Notifies live subscribers of a committed transaction's events; dispatches no jobs. Callers do not wait for it. */
export abstract class AfterCommit {
  abstract publish(signals: readonly Signal[]): void;
}
