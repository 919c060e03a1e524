import { createLogger } from './platform/base/logger.js';
import { explain } from './platform/base/start-failure.js';
import type { Config } from './platform/config/config.js';
import { Shutdown } from './platform/process/shutdown.js';
import { endOnSignals } from './platform/process/signals.js';
import { startServer } from './start-server.js';

/**
 * Milliseconds after which a process that is told to stop ends whatever is left. A person who pressed Ctrl-C waits 5 s at
 * most, PostgreSQL's own stop included.
 */
const DEADLINE_MS = { embedded: 4_800, production: 25_000 } as const;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (error: unknown): void => void process.stderr.write(`${explain(error)}\n`);

/** The one place where the process ends by itself. */
async function fail(shutdown: Shutdown, tell: () => void): Promise<void> {
  if (shutdown.hasBegun) return;
  tell();
  await shutdown.stop();
  process.exit(1);
}

/** Starts the process, which reports on itself and ends by itself. */
export function serve(config: Config): void {
  const logger = createLogger(config.logLevel);
  const shutdown = new Shutdown((error) => logger.warn({ err: error }, 'stopping failed'));
  const endWith = (error: unknown): Promise<void> => fail(shutdown, () => complain(error));
  endOnSignals({ stop: () => shutdown.stop(), deadlineMs: DEADLINE_MS[config.mode] });
  // Promises that nobody awaited come here too; what state they left behind nobody knows.
  process.on('uncaughtException', (error) => {
    logger.fatal({ detail: error.stack }, 'uncaught error');
    void fail(shutdown, () => undefined);
  });
  startServer(config, shutdown, { say, giveUp: (error) => void endWith(error) }).catch(endWith);
}
