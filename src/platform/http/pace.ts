/** Minimum bytes per window, unless the body ends: slower bodies would occupy resources. */
const MIN_BYTES = 64 * 1024;
const WINDOW_MS = 10_000;
const MAX_MS = 300_000;

/** Enforces a minimum rate for an incoming body. */
export class Pace {
  private bytes = 0;
  private readonly window: NodeJS.Timeout;
  private readonly deadline: NodeJS.Timeout;

  /**
   * @param tooSlow called once, after a window with too few bytes, or after 5 min
   * @param windowMs longer if the reader may hold back the body
   */
  constructor(
    private readonly tooSlow: () => void,
    windowMs = WINDOW_MS,
  ) {
    this.window = setInterval(() => this.check(), windowMs).unref();
    this.deadline = setTimeout(() => this.giveUp(), MAX_MS).unref();
  }

  received(bytes: number): void {
    this.bytes += bytes;
  }

  stop(): void {
    clearInterval(this.window);
    clearTimeout(this.deadline);
  }

  private check(): void {
    if (this.bytes < MIN_BYTES) this.giveUp();
    this.bytes = 0;
  }

  private giveUp(): void {
    this.stop();
    this.tooSlow();
  }
}
