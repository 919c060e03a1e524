import type { Environment } from '../../../kernel/enums.js';

/** Calls to one operation that prove that a milestone is done. */
export interface UsageProof {
  readonly method: string;
  /** Path template of the operation. */
  readonly path: string;
  readonly environment: Environment;
  readonly minSuccesses: number;
  /** Share of calls that end in a server error, 0-1. */
  readonly maxServerErrorRate: number;
  /** Number of complete days to look back. */
  readonly days: number;
}

/** What proves that a milestone is done: either evidence or calls. */
export interface Proof {
  readonly evidence?: string;
  readonly usage?: UsageProof;
}
