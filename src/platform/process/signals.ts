/** The terminal sends Ctrl-C to every process, and npm forwards it again; both are one key press. */
const SAME_PRESS_MS = 500;

interface Ending {
  readonly stop: () => Promise<void>;
  /** Milliseconds after which the process exits regardless. */
  readonly deadlineMs: number;
}

/** Stops the process on the first Ctrl-C or SIGTERM, and exits immediately on a second one. */
export function endOnSignals({ stop, deadlineMs }: Ending): void {
  let firstAt: number | undefined;
  const onSignal = (): void => {
    const now = performance.now();
    if (firstAt === undefined) {
      firstAt = now;
      setTimeout(() => process.exit(1), deadlineMs).unref();
      void stop().finally(() => process.exit(0));
    } else if (now - firstAt > SAME_PRESS_MS) process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
}
