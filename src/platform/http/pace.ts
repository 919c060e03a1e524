/** A body brings at least so many bytes in each window, or its end: what comes slower keeps its place for nothing. */
const LEAST_BYTES = 64 * 1024;
const WINDOW_MS = 10_000;
const LONGEST_MS = 300_000;

/** Watches over a body on its way. */
export class Pace {
  private bytes = 0;
  private readonly window: NodeJS.Timeout;
  private readonly deadline: NodeJS.Timeout;

  /**
   * @param tooSlow called once, when a window passed with too little, or 5 min without an end
   * @param windowMs longer where the body is held back at times, by whoever reads it
   */
  constructor(
    private readonly tooSlow: () => void,
    windowMs = WINDOW_MS,
  ) {
    this.window = setInterval(() => this.look(), windowMs).unref();
    this.deadline = setTimeout(() => this.giveUp(), LONGEST_MS).unref();
  }

  came(bytes: number): void {
    this.bytes += bytes;
  }

  stop(): void {
    clearInterval(this.window);
    clearTimeout(this.deadline);
  }

  private look(): void {
    if (this.bytes < LEAST_BYTES) this.giveUp();
    this.bytes = 0;
  }

  private giveUp(): void {
    this.stop();
    this.tooSlow();
  }
}
