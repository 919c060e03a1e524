/** Ends a start that a stop has overtaken; whoever sees it has nothing to report. */
export class Interrupted extends Error {
  constructor() {
    super('The process is stopping.');
    this.name = 'Interrupted';
  }
}

/** Stops, newest first, what a process has started; a stop in the middle of the start waits for the step at hand. */
export class Shutdown {
  private readonly ends: (() => Promise<void>)[] = [];
  private beginning: Promise<unknown> = Promise.resolve();
  private stopping: Promise<void> | undefined;

  /** @param onFault told what could not be ended; the rest is ended all the same */
  constructor(private readonly onFault: (error: unknown) => void) {}

  get hasBegun(): boolean {
    return this.stopping !== undefined;
  }

  /**
   * Takes one step of the start and remembers how it is undone.
   * @throws Interrupted when the process is to stop
   */
  async step<T>(begin: () => Promise<T>, end: (begun: T) => Promise<void>): Promise<T> {
    if (this.stopping) throw new Interrupted();
    const step = begin().then((begun) => {
      this.ends.unshift(() => end(begun));
      return begun;
    });
    this.beginning = step.catch(() => undefined);
    const begun = await step;
    if (this.hasBegun) throw new Interrupted();
    return begun;
  }

  /** A second call waits for the first. */
  stop(): Promise<void> {
    this.stopping ??= this.endAll();
    return this.stopping;
  }

  private async endAll(): Promise<void> {
    await this.beginning;
    for (const end of this.ends) await end().catch(this.onFault);
  }
}
