import type { FairQueueLimits } from '../../kernel/fair-queue.js';
import type { TimeBudgetLimits } from '../../kernel/time-budget.js';

/** PostgreSQL cancels a statement after this long. */
export const STATEMENT_TIMEOUT_MS = 15_000;

/** Connection time that may be used in a burst, beyond the steady refill. */
const BURST_MS = 30_000;

export interface ConnectionLimits {
  /** Of partner users. */
  readonly portalReads: FairQueueLimits;
  /** Of staff. */
  readonly staffReads: FairQueueLimits;
  readonly writes: FairQueueLimits;
  readonly time: { readonly user: TimeBudgetLimits; readonly partner: TimeBudgetLimits };
}

/**
 * What one user and one partner may use of each pool.
 * @param poolSize connections per pool; one of them is reserved for the process itself
 */
export function connectionLimits(poolSize: number): ConnectionLimits {
  const tenths = (count: number, atLeast: number) => Math.max(atLeast, Math.floor((poolSize * count) / 10));
  const all = Math.max(1, poolSize - 1);
  const reads = { all, partner: tenths(2, 1), user: tenths(1, 1) };
  const waits = { waiting: { partner: 200, user: 100 }, waitMs: 5_000 };
  return {
    // Heavy statements use up PostgreSQL's cores even while connections are free, so the read limits are low.
    portalReads: { ...waits, atOnce: reads },
    // A page of the console asks several questions at once.
    staffReads: { ...waits, atOnce: { ...reads, user: tenths(2, 1) } },
    // Transactions mostly wait for locks or for their process, so they may use more connections.
    writes: { ...waits, atOnce: { all, partner: tenths(3, 2), user: tenths(2, 2) } },
    // Less than all their reads and writes could use, but at least one connection, so that sequential requests never wait.
    time: {
      user: { mostMs: BURST_MS, refill: Math.max(1, reads.user) },
      partner: { mostMs: BURST_MS, refill: Math.max(1.5, reads.partner) },
    },
  };
}
