import { AppError } from './errors.js';
import type { Party } from './party.js';
import { WaitingLines } from './waiting-lines.js';

export interface FairQueueLimits {
  /** Maximum running at once: overall, per partner, per user. */
  readonly atOnce: { readonly all: number; readonly partner: number; readonly user: number };
  /** Maximum waiting: per partner, per user. */
  readonly waiting: { readonly partner: number; readonly user: number };
  /** Maximum wait in milliseconds. */
  readonly waitMs: number;
}

/** Accounts for the time that work takes. */
export interface TimeLedger {
  /** @returns milliseconds until the party may run again; 0 if it may now */
  readonly waitMs: (party: Party) => number;
  readonly charge: (party: Party, ms: number) => void;
}

interface Place {
  readonly party: Party;
  readonly start: () => void;
}

const TIME_IS_FREE: TimeLedger = { waitMs: () => 0, charge: () => undefined };

/**
 * Limits how much work runs at once. Waiting work starts in turns: by partner, then by user, then by arrival. A party never
 * exceeds its limit, even on an idle queue, since running work cannot be interrupted for others.
 */
export class FairQueue {
  private running = 0;
  private readonly runningOf = new Map<string, number>();
  private readonly waiting = new WaitingLines<Place>();
  private wake: NodeJS.Timeout | undefined;

  constructor(
    private readonly limits: FairQueueLimits,
    private readonly ledger = TIME_IS_FREE,
  ) {}

  /** Runs `act` when it is the party's turn; see {@link enter}. */
  async run<T>(party: Party, act: () => Promise<T>): Promise<T> {
    const leave = await this.enter(party);
    try {
      return await act();
    } finally {
      leave();
    }
  }

  /**
   * Waits for the party's turn.
   * @returns a function that ends the turn; call it once
   * @throws AppError RATE_LIMITED if too much of the party's work is waiting, or after waiting too long
   */
  enter(party: Party): Promise<() => void> {
    return new Promise((resolve, reject) => {
      if (this.isFull(party)) return reject(this.refusal(party));
      const giveUp = () => {
        this.waiting.remove(place);
        reject(this.refusal(party));
      };
      const timer = setTimeout(giveUp, this.limits.waitMs).unref();
      const start = () => {
        clearTimeout(timer);
        resolve(this.begin(party));
      };
      const place = { party, start };
      this.waiting.add(place);
      this.advance();
    });
  }

  private isFull(party: Party): boolean {
    const { line, user } = this.waiting.count(party);
    const { waiting, waitMs } = this.limits;
    if (user >= waiting.user || (party.partner !== null && line >= waiting.partner)) return true;
    return this.ledger.waitMs(party) > waitMs;
  }

  /** Starts all work that may start, and reschedules itself for when the next party's time refills. */
  private advance(): void {
    clearTimeout(this.wake);
    let next = this.next();
    while (typeof next === 'object') {
      this.waiting.take(next);
      next.start();
      next = this.next();
    }
    if (next < Infinity) this.wake = setTimeout(() => this.advance(), Math.ceil(next)).unref();
  }

  /**
   * @returns the next in turn, or else milliseconds until the first party that only lacks time may run; Infinity if there is
   *   none
   */
  private next(): Place | number {
    let soonest = Infinity;
    for (const place of this.waiting.firsts()) {
      if (!this.hasRoom(place.party)) continue;
      const waitMs = this.ledger.waitMs(place.party);
      if (waitMs === 0) return place;
      soonest = Math.min(soonest, waitMs);
    }
    return soonest;
  }

  private hasRoom({ partner, user }: Party): boolean {
    const { atOnce } = this.limits;
    const of = (who: string) => this.runningOf.get(who) ?? 0;
    if (this.running >= atOnce.all || of(user) >= atOnce.user) return false;
    return partner === null || of(partner) < atOnce.partner;
  }

  private begin(party: Party): () => void {
    const began = performance.now();
    this.count(party, 1);
    return () => {
      this.ledger.charge(party, performance.now() - began);
      this.count(party, -1);
      this.advance();
    };
  }

  private count({ user, partner }: Party, more: 1 | -1): void {
    this.running += more;
    for (const who of partner === null ? [user] : [user, partner]) {
      const running = (this.runningOf.get(who) ?? 0) + more;
      if (running > 0) this.runningOf.set(who, running);
      else this.runningOf.delete(who);
    }
  }

  private refusal(party: Party): AppError {
    const seconds = Math.ceil((this.ledger.waitMs(party) || this.limits.waitMs) / 1000);
    return new AppError(
      'RATE_LIMITED',
      `Too many requests by you or your company are in progress. Send fewer at once, or try again in ${seconds} s.`,
      seconds,
    );
  }
}
