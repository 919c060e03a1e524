import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { announce } from './announce.js';
import { AppModule } from './app.module.js';
import { type Config, loadConfig } from './platform/config/config.js';
import { refuseMightyLogins } from './platform/database/login-check.js';
import { Pools } from './platform/database/pools.js';
import { claimFiles } from './platform/files/claim-files.js';
import { FileStore } from './platform/files/file-store.js';
import { closeHttpApp, createHttpApp } from './platform/http/http-app.js';
import { closeMetrics, serveMetrics } from './platform/metrics/metrics-server.js';
import { Scrape } from './platform/metrics/scrape.js';
import { createLogger } from './platform/observability/logger.js';
import { claimPort } from './platform/process/claim-port.js';
import { Shutdown } from './platform/process/shutdown.js';
import { endOnSignals } from './platform/process/signals.js';
import { explain } from './platform/process/start-failure.js';
import { startRuntime } from './runtime.js';
import { seedWhenEmpty } from './seed.js';

/**
 * Milliseconds that requests and jobs get to finish, and after which the process ends whatever is left. A person who
 * pressed Ctrl-C waits 5 s at most, PostgreSQL's own stop included.
 */
const PATIENCE_MS = {
  embedded: { graceMs: 2_000, deadlineMs: 4_800 },
  production: { graceMs: 20_000, deadlineMs: 25_000 },
} as const;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function start(given: Config, shutdown: Shutdown): Promise<void> {
  const config = await claimPorts(given);
  const runtime = await startRuntime(config, shutdown, say);
  const app = await shutdown.step(
    () => createHttpApp(AppModule.forRuntime(runtime), runtime.logLevel),
    (created) => closeHttpApp(created, PATIENCE_MS[config.mode].graceMs),
  );
  await refuseMightyLogins(app.get(Pools));
  await claimFiles(app.get(Pools), app.get(FileStore));
  await app.init();
  // Use cases and jobs run by now; whoever reaches the port finds the demo world whole.
  await seedWhenEmpty(app, runtime, shutdown, say);
  await openMetrics(app, config, shutdown);
  await app.listen(config.port, config.host);
  await announce(app, config, say);
}

async function claimPorts(given: Config): Promise<Config> {
  const { host, metricsPort } = given;
  const claimed = { ...given, port: await claimPort(given) };
  if (metricsPort === null) return claimed;
  return { ...claimed, metricsPort: await claimPort({ host, port: metricsPort }, 'METRICS_PORT') };
}

async function openMetrics(app: NestFastifyApplication, config: Config, shutdown: Shutdown): Promise<void> {
  const { metricsPort, host } = config;
  if (metricsPort === null) return;
  await shutdown.step(() => serveMetrics(app.get(Scrape), metricsPort, host), closeMetrics);
}

/** The one place where the process ends by itself. */
async function fail(shutdown: Shutdown, tell: () => void): Promise<void> {
  if (shutdown.hasBegun) return;
  tell();
  await shutdown.stop();
  process.exit(1);
}

function run(config: Config): void {
  const logger = createLogger(config.logLevel);
  const shutdown = new Shutdown((error) => logger.warn({ err: error }, 'stopping failed'));
  endOnSignals({ stop: () => shutdown.stop(), deadlineMs: PATIENCE_MS[config.mode].deadlineMs });
  // Promises that nobody awaited come here too; what state they left behind nobody knows.
  process.on('uncaughtException', (error) => {
    logger.fatal({ detail: error.stack }, 'uncaught error');
    void fail(shutdown, () => undefined);
  });
  start(config, shutdown).catch((error: unknown) =>
    fail(shutdown, () => process.stderr.write(`${explain(error)}\n`)),
  );
}

try {
  run(loadConfig());
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
