import type { FairQueueLimits } from '../../kernel/fair-queue.js';
import type { TimeBudgetLimits } from '../../kernel/time-budget.js';

/** PostgreSQL ends a statement after so long. */
export const STATEMENT_TIMEOUT_MS = 15_000;

/** Seconds of connections that may be used at once beyond what comes back meanwhile. */
const BURST_MS = 30_000;

export interface ConnectionLimits {
  readonly reads: FairQueueLimits;
  readonly writes: FairQueueLimits;
  readonly time: { readonly user: TimeBudgetLimits; readonly partner: TimeBudgetLimits };
}

/**
 * What one user and one partner may have of each pool.
 * @param poolSize connections of a pool; one of them is always left to the process itself
 */
export function connectionLimits(poolSize: number): ConnectionLimits {
  const tenths = (count: number, atLeast: number) => Math.max(atLeast, Math.floor((poolSize * count) / 10));
  const all = Math.max(1, poolSize - 1);
  const reads = { all, partner: tenths(2, 1), user: tenths(1, 1) };
  const waits = { waiting: { partner: 200, user: 100 }, waitMs: 5_000 };
  return {
    // Heavy statements take PostgreSQL's cores from everyone, however many connections are free.
    reads: { ...waits, atOnce: reads },
    // Most of a transaction's time it waits for a lock, or for its process.
    writes: { ...waits, atOnce: { all, partner: tenths(3, 2), user: tenths(2, 2) } },
    // Half of what all their reads and writes could take: who asks one thing after the other is never held up.
    time: {
      user: { mostMs: BURST_MS, refill: Math.max(1, reads.user) },
      partner: { mostMs: BURST_MS, refill: Math.max(1.5, reads.partner) },
    },
  };
}
