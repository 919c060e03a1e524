/** Limits concurrency; others wait in order of arrival. */
export class Semaphore {
  private readonly waiting: (() => void)[] = [];
  private working = 0;

  constructor(private readonly atOnce: number) {}

  async take<T>(act: () => Promise<T>): Promise<T> {
    if (this.working < this.atOnce) this.working += 1;
    // A finished task passes its place on, so the count stays the same.
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await act();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.working -= 1;
    }
  }
}
