import type { Cause } from '../../live/live-bus.js';

/** Wakes one reader. However often it rings while the reader is busy, the reader reads once more. */
export class Latch {
  private cause: Cause | null = null;
  private stopped = false;
  private wake: () => void = () => undefined;

  /** What certainly happened outweighs what may have. */
  set(cause: Cause): void {
    this.cause = this.cause === 'signal' ? 'signal' : cause;
    this.wake();
  }

  stop(): void {
    this.stopped = true;
    this.wake();
  }

  /** @returns null once it is stopped, for a reader that waits as for one that comes */
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
