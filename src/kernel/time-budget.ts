export interface TimeBudgetLimits {
  /** Size of the budget, in milliseconds of work. */
  readonly mostMs: number;
  /** Milliseconds refilled per millisecond. */
  readonly refill: number;
}

/** Number of entries from which full budgets are removed. */
const SWEEP_FROM = 1_000;

/** A token bucket of time per user: work is charged when done, and whoever has overdrawn the budget waits. */
export class TimeBudget {
  private readonly used = new Map<string, { readonly ms: number; readonly at: number }>();

  constructor(private readonly limits: TimeBudgetLimits) {}

  /** @param now milliseconds of a monotonic clock */
  charge(who: string, ms: number, now: number): void {
    this.used.set(who, { ms: this.usedBy(who, now) + ms, at: now });
    if (this.used.size >= SWEEP_FROM) this.sweep(now);
  }

  /** @returns milliseconds until they may run again; 0 if they may now */
  waitMs(who: string, now: number): number {
    return Math.max(0, this.usedBy(who, now) - this.limits.mostMs) / this.limits.refill;
  }

  private usedBy(who: string, now: number): number {
    const used = this.used.get(who);
    return used ? Math.max(0, used.ms - (now - used.at) * this.limits.refill) : 0;
  }

  private sweep(now: number): void {
    for (const who of this.used.keys()) if (this.usedBy(who, now) === 0) this.used.delete(who);
  }
}
