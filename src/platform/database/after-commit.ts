import type { Signal } from './signal.js';

/** Is told what a transaction recorded once it has committed; nobody waits for it. */
export abstract class AfterCommit {
  abstract publish(signals: readonly Signal[]): void;
}
