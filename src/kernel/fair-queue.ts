import { AppError } from './errors.js';
import type { Payer } from './payer.js';
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
  /** @returns milliseconds until the payer may run again; 0 if it may now */
  readonly waitMs: (payer: Payer) => number;
  readonly charge: (payer: Payer, ms: number) => void;
}

interface Place {
  readonly payer: Payer;
  readonly start: () => void;
}

const TIME_IS_FREE: TimeLedger = { waitMs: () => 0, charge: () => undefined };

/**
 * Limits how much work runs at once. Waiting work starts in turns: by partner, then by user, then by arrival. A payer never
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

  /** Runs `act` when it is the payer's turn; see {@link enter}. */
  async run<T>(payer: Payer, act: () => Promise<T>): Promise<T> {
    const leave = await this.enter(payer);
    try {
      return await act();
    } finally {
      leave();
    }
  }

  /**
   * Waits for the payer's turn.
   * @returns a function that ends the turn; call it once
   * @throws AppError RATE_LIMITED if too much of the payer's work is waiting, or after waiting too long
   */
  enter(payer: Payer): Promise<() => void> {
    // Whoever else waits may not start now, or would have when the last one left.
    if (this.waiting.count(payer).line === 0 && this.mayStart(payer))
      return Promise.resolve(this.begin(payer));
    return new Promise((resolve, reject) => {
      if (this.isFull(payer)) return reject(this.refusal(payer));
      const giveUp = () => {
        this.waiting.remove(place);
        reject(this.refusal(payer));
      };
      const timer = setTimeout(giveUp, this.limits.waitMs).unref();
      const start = () => {
        clearTimeout(timer);
        resolve(this.begin(payer));
      };
      const place = { payer, start };
      this.waiting.add(place);
      this.advance();
    });
  }

  private isFull(payer: Payer): boolean {
    const { line, user } = this.waiting.count(payer);
    const { waiting, waitMs } = this.limits;
    if (user >= waiting.user || (payer.partner !== null && line >= waiting.partner)) return true;
    return this.ledger.waitMs(payer) > waitMs;
  }

  /** Starts all work that may start, and reschedules itself for when the next payer's time refills. */
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
   * @returns the next in turn, or else milliseconds until the first payer that only lacks time may run; Infinity if there is
   *   none
   */
  private next(): Place | number {
    let soonest = Infinity;
    for (const place of this.waiting.firsts()) {
      if (!this.hasRoom(place.payer)) continue;
      const waitMs = this.ledger.waitMs(place.payer);
      if (waitMs === 0) return place;
      soonest = Math.min(soonest, waitMs);
    }
    return soonest;
  }

  private mayStart(payer: Payer): boolean {
    return this.hasRoom(payer) && this.ledger.waitMs(payer) === 0;
  }

  private hasRoom({ partner, user }: Payer): boolean {
    const { atOnce } = this.limits;
    const of = (who: string) => this.runningOf.get(who) ?? 0;
    if (this.running >= atOnce.all || of(user) >= atOnce.user) return false;
    return partner === null || of(partner) < atOnce.partner;
  }

  private begin(payer: Payer): () => void {
    const began = performance.now();
    this.count(payer, 1);
    return () => {
      this.ledger.charge(payer, performance.now() - began);
      this.count(payer, -1);
      this.advance();
    };
  }

  private count({ user, partner }: Payer, more: 1 | -1): void {
    this.running += more;
    for (const who of partner === null ? [user] : [user, partner]) {
      const running = (this.runningOf.get(who) ?? 0) + more;
      if (running > 0) this.runningOf.set(who, running);
      else this.runningOf.delete(who);
    }
  }

  private refusal(payer: Payer): AppError {
    const seconds = Math.ceil((this.ledger.waitMs(payer) || this.limits.waitMs) / 1000);
    return new AppError(
      'RATE_LIMITED',
      `Too many requests by you or your company are in progress. Send fewer at once, or try again in ${seconds} s.`,
      seconds,
    );
  }
}
