import type { Cause } from '../../live/live-bus.js';

/** Wakes one reader. If set repeatedly while the reader is busy, the reader reads only once more. */
export class Latch {
  private cause: Cause | null = null;
  private stopped = false;
  private wake: () => void = () => undefined;

  /** A signal takes precedence over a resync. */
  set(cause: Cause): void {
    this.cause = this.cause === 'signal' ? 'signal' : cause;
    this.wake();
  }

  stop(): void {
    this.stopped = true;
    this.wake();
  }

  /** @returns the cause, or null once it is stopped */
  async wait(): Promise<Cause | null> {
    while (this.cause === null && !this.stopped)
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    const { cause } = this;
    this.cause = null;
    return this.stopped ? null : cause;
  }
}
