import { loadConfig } from '../../src/platform/config/config.js';
import { Shutdown } from '../../src/platform/process/shutdown.js';
import { startServer } from '../../src/start-server.js';
import { freePort } from './process.js';
import { Served } from './served.js';

/**
 * A start of everything that `npm start` starts, in the test's own process. A separate process spends most of its
 * time loading the product, so this is for the many ways in which a start can go, in addition to a few real ones.
 */
export class StartHere extends Served {
  /** What was shown in the terminal. */
  readonly said: string[] = [];
  readonly faults: unknown[] = [];
  /** Null once it is up, or the reason for its failure. */
  readonly outcome: Promise<Error | null>;
  private readonly shutdown = new Shutdown((error) => this.faults.push(error));
  private readonly listeners: ((line: string) => void)[] = [];

  private constructor(port: number, env: Record<string, string>) {
    super(port);
    const config = {
      ...loadConfig({ METRICS_PORT: 'off', ...env, PORT: String(port) }),
      logLevel: 'silent' as const,
    };
    const say = (line: string): void => {
      this.said.push(line);
      this.listeners.forEach((listener) => listener(line));
    };
    const giveUp = (error: Error): void => void this.faults.push(error);
    this.outcome = startServer(config, this.shutdown, { say, giveUp }).then(
      () => null,
      (error: Error) => error,
    );
  }

  /** @param env no other variables are set */
  static async begin(env: Record<string, string>): Promise<StartHere> {
    return new StartHere(Number(env['PORT'] ?? (await freePort())), env);
  }

  /** @throws the reason for its failure */
  static async start(env: Record<string, string>): Promise<StartHere> {
    const start = await StartHere.begin(env);
    const fault = await start.outcome;
    if (fault) throw fault;
    return start;
  }

  /** Waits until this is reported, before the start continues. @throws the reason if the start fails before */
  says(expected: RegExp): Promise<void> {
    return new Promise((resolve, reject) => {
      this.listeners.push((line) => {
        if (expected.test(line)) resolve();
      });
      void this.outcome.then((error) => reject(error ?? new Error(`Never said ${expected}.`)));
    });
  }

  /** The progress reported on its own port; undefined before it listens, and once it is up. */
  status(): Promise<string | undefined> {
    return this.request('/health/ready').then(
      ({ body }) => body.startup?.status,
      () => undefined,
    );
  }

  /** Stops what has been started, as Ctrl-C does. */
  stop(): Promise<void> {
    return this.shutdown.stop();
  }
}
