import { createLogger } from './platform/base/logger.js';
import { explain } from './platform/base/start-failure.js';
import type { Config } from './platform/config/config.js';
import { Shutdown } from './platform/process/shutdown.js';
import { endOnSignals } from './platform/process/signals.js';
import { startServer } from './start-server.js';

/**
 * Milliseconds after which a stopping process exits regardless. After Ctrl-C, a person waits at most 5 s, including
 * PostgreSQL's own stop.
 */
const DEADLINE_MS = { embedded: 4_800, production: 25_000 } as const;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (error: unknown): void => void process.stderr.write(`${explain(error)}\n`);

/** The only place where the process exits by itself. */
async function fail(shutdown: Shutdown, report: () => void): Promise<void> {
  if (shutdown.hasBegun) return;
  report();
  await shutdown.stop();
  process.exit(1);
}

/** Starts the process, and exits it on errors and signals. */
export function serve(config: Config): void {
  const logger = createLogger(config.logLevel);
  const shutdown = new Shutdown((error) => logger.warn({ err: error }, 'stopping failed'));
  const endWith = (error: unknown): Promise<void> => fail(shutdown, () => complain(error));
  endOnSignals({ stop: () => shutdown.stop(), deadlineMs: DEADLINE_MS[config.mode] });
  // Also called for unhandled rejections; the state they leave behind is unknown.
  process.on('uncaughtException', (error) => {
    logger.fatal({ detail: error.stack }, 'uncaught error');
    void fail(shutdown, () => undefined);
  });
  startServer(config, shutdown, { say, giveUp: (error) => void endWith(error) }).catch(endWith);
}
