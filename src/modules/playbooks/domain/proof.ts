import type { Environment } from '../../../kernel/enums.js';

/** Calls to one operation that prove a milestone. */
export interface UsageProof {
  readonly method: string;
  /** The operation's path template. */
  readonly path: string;
  readonly environment: Environment;
  readonly minSuccesses: number;
  /** Share of calls that fail on the server's side, 0 to 1. */
  readonly maxServerErrorRate: number;
  /** Complete days that are looked back upon. */
  readonly days: number;
}

/** What shows that a milestone is done: something to submit, or calls. One of the two is given. */
export interface Proof {
  readonly evidence?: string;
  readonly usage?: UsageProof;
}
