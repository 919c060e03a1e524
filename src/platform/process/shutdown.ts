/** Thrown if the process is stopped while starting; needs no report. */
export class Interrupted extends Error {
  constructor() {
    super('The process is stopping.');
    this.name = 'Interrupted';
  }
}

/** Stops what a process has started, latest first. If it is stopped while starting, the current step is completed first. */
export class Shutdown {
  private readonly ends: (() => Promise<void>)[] = [];
  private beginning: Promise<unknown> = Promise.resolve();
  private stopping: Promise<void> | undefined;

  /** @param onFault called for each step that could not be undone; the others are still undone */
  constructor(private readonly onFault: (error: unknown) => void) {}

  get hasBegun(): boolean {
    return this.stopping !== undefined;
  }

  /**
   * Runs one step of the start and remembers how to undo it.
   * @throws Interrupted if the process is stopping
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
