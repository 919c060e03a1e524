import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import type { AppRuntime } from './embedded/dev-tools.js';
import { announce } from './announce.js';
import { AppModule } from './app.module.js';
import { SYSTEM } from './kernel/viewer.js';
import { mendTimeZones } from './modules/lifecycle/index.js';
import { createLogger } from './platform/base/logger.js';
import { LOGGER } from './platform/base/runtime.js';
import { explain } from './platform/base/start-failure.js';
import type { Config } from './platform/config/config.js';
import { assertLeastPrivilege } from './platform/database/login-check.js';
import { Pools } from './platform/database/pools.js';
import { Transactions } from './platform/database/tx.js';
import { claimFiles } from './platform/files/claim-files.js';
import { FileStore } from './platform/files/file-store.js';
import { closeHttpApp, createHttpApp } from './platform/http/http-app.js';
import { closeMetrics, serveMetrics } from './platform/observability/metrics-server.js';
import { Scrape } from './platform/observability/scrape.js';
import { claimPort } from './platform/process/claim-port.js';
import { Shutdown } from './platform/process/shutdown.js';
import { endOnSignals } from './platform/process/signals.js';
import { StartupServer } from './platform/process/startup-server.js';
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
const complain = (error: unknown): void => void process.stderr.write(`${explain(error)}\n`);

interface Start {
  /** With the ports that were claimed. */
  readonly config: Config;
  readonly shutdown: Shutdown;
  readonly startup: StartupServer;
}

async function start(given: Config, shutdown: Shutdown): Promise<void> {
  const startup = await shutdown.step(
    () => StartupServer.listen(given),
    (listening) => listening.close(),
  );
  const config = { ...given, port: startup.port, metricsPort: await claimMetricsPort(given) };
  const runtime = await startRuntime(config, shutdown, startup, say);
  const postgres = runtime.dev?.postgres;
  const serve = () => serveAll(runtime, { config, shutdown, startup });
  await (postgres ? postgres.outlives(serve) : serve());
  postgres?.watch({ say, giveUp: (error) => void fail(shutdown, () => complain(error)) });
}

async function serveAll(runtime: AppRuntime, { config, shutdown, startup }: Start): Promise<void> {
  const app = await shutdown.step(
    () => createHttpApp(AppModule.forRuntime(runtime), runtime.logLevel),
    (created) => closeHttpApp(created, PATIENCE_MS[config.mode].graceMs),
  );
  await assertLeastPrivilege(app.get(Pools));
  await claimFiles(app.get(Pools), app.get(FileStore));
  await app.init();
  for (const line of await app.get(Transactions).run(SYSTEM, mendTimeZones))
    app.get<Logger>(LOGGER).warn({ detail: line }, 'time zones checked');
  // Use cases and jobs run by now; whoever is served finds the demo world whole.
  await seedWhenEmpty(app, { config, runtime, shutdown, startup, say });
  await openMetrics(app, config, shutdown);
  await startup.close();
  await app.listen(config.port, config.host);
  await announce(app, config, say);
}

function claimMetricsPort({ host, metricsPort }: Config): Promise<number | null> {
  return metricsPort === null
    ? Promise.resolve(null)
    : claimPort({ host, port: metricsPort }, 'METRICS_PORT');
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

/** Starts the process, which reports on itself and ends by itself. */
export function serve(config: Config): void {
  const logger = createLogger(config.logLevel);
  const shutdown = new Shutdown((error) => logger.warn({ err: error }, 'stopping failed'));
  endOnSignals({ stop: () => shutdown.stop(), deadlineMs: PATIENCE_MS[config.mode].deadlineMs });
  // Promises that nobody awaited come here too; what state they left behind nobody knows.
  process.on('uncaughtException', (error) => {
    logger.fatal({ detail: error.stack }, 'uncaught error');
    void fail(shutdown, () => undefined);
  });
  start(config, shutdown).catch((error: unknown) => fail(shutdown, () => complain(error)));
}
