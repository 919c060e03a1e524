import { Inject, Injectable } from '@nestjs/common';
import { FairQueue, type TimeLedger } from '../../kernel/fair-queue.js';
import { payerOf } from '../../kernel/payer.js';
import { TimeBudget } from '../../kernel/time-budget.js';
import type { Viewer } from '../../kernel/viewer.js';
import { RUNTIME, type Runtime } from '../base/runtime.js';
import { connectionLimits } from './connection-limits.js';

/**
 * Limits how many of the process's connections each user and each partner may use at a time, and for how long in total.
 * The process's own work (sign-in, jobs, probes) uses what is left.
 */
@Injectable()
export class ConnectionShares {
  private readonly portal: FairQueue;
  private readonly staff: FairQueue;
  private readonly writes: FairQueue;

  constructor(@Inject(RUNTIME) { poolSize }: Pick<Runtime, 'poolSize'>) {
    const { portalReads, staffReads, writes, time } = connectionLimits(poolSize);
    const ledger = ledgerOf(new TimeBudget(time.user), new TimeBudget(time.partner));
    this.portal = new FairQueue(portalReads, ledger);
    this.staff = new FairQueue(staffReads, ledger);
    this.writes = new FairQueue(writes, ledger);
  }

  /** Runs a statement on the portal pool for partner users, else on the staff pool. */
  read<T>(viewer: Viewer, act: () => Promise<T>): Promise<T> {
    const queue = viewer.role === 'PARTNER' ? this.portal : this.staff;
    return queue.run(payerOf(viewer), act);
  }

  /** Runs a staff user's statement on the portal pool. */
  preview<T>(viewer: Viewer, act: () => Promise<T>): Promise<T> {
    return this.portal.run(payerOf(viewer), act);
  }

  /** Runs a transaction. */
  write<T>(viewer: Viewer, act: () => Promise<T>): Promise<T> {
    return this.writes.run(payerOf(viewer), act);
  }
}

/** A partner user is charged to both budgets and waits for both. */
function ledgerOf(users: TimeBudget, partners: TimeBudget): TimeLedger {
  return {
    waitMs: ({ user, partner }) => {
      const now = performance.now();
      return Math.max(users.waitMs(user, now), partner === null ? 0 : partners.waitMs(partner, now));
    },
    charge: ({ user, partner }, ms) => {
      const now = performance.now();
      users.charge(user, ms, now);
      if (partner !== null) partners.charge(partner, ms, now);
    },
  };
}
