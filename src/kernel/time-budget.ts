export interface TimeBudgetLimits {
  /** Milliseconds of work that may be done at once. */
  readonly mostMs: number;
  /** Milliseconds that come back in each millisecond. */
  readonly refill: number;
}

/** From so many on, those who have their whole budget again are forgotten. */
const SWEEP_FROM = 1_000;

/** A token bucket of time for each: work is charged once it is done, and who has used more than the budget waits. */
export class TimeBudget {
  private readonly used = new Map<string, { readonly ms: number; readonly at: number }>();

  constructor(private readonly limits: TimeBudgetLimits) {}

  /** @param now milliseconds of a clock that only goes forward */
  charge(who: string, ms: number, now: number): void {
    this.used.set(who, { ms: this.usedBy(who, now) + ms, at: now });
    if (this.used.size >= SWEEP_FROM) this.sweep(now);
  }

  /** @returns the milliseconds until they may go on; 0 if they may now */
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
