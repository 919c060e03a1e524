import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import type { AppRuntime } from './embedded/dev-tools.js';
import type { Watcher } from './embedded/keeper.js';
import { announce } from './announce.js';
import { AppModule } from './app.module.js';
import { SYSTEM } from './kernel/viewer.js';
import { repairTimeZones } from './modules/lifecycle/index.js';
import { LOGGER } from './platform/base/runtime.js';
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
import type { Shutdown } from './platform/process/shutdown.js';
import { StartupServer } from './platform/process/startup-server.js';
import { startRuntime } from './runtime.js';
import { seedWhenEmpty } from './seed.js';

/** Milliseconds for requests and jobs to finish. */
const GRACE_MS = { embedded: 2_000, production: 20_000 } as const;

interface Start {
  /** With the actual ports. */
  readonly config: Config;
  readonly shutdown: Shutdown;
  readonly startup: StartupServer;
  /** Prints a line for the person at the terminal. */
  readonly say: (line: string) => void;
}

/**
 * Starts a server process; `shutdown` undoes whatever has been started, even after a failed start.
 * @throws StartFailure with a message for the person who started it; Interrupted if it is stopped during the start
 */
export async function startServer(
  given: Config,
  shutdown: Shutdown,
  { say, giveUp }: Watcher,
): Promise<void> {
  const startup = await shutdown.step(
    () => StartupServer.listen(given),
    (listening) => listening.close(),
  );
  const config = { ...given, port: startup.port, metricsPort: await claimMetricsPort(given) };
  const runtime = await startRuntime(config, shutdown, startup, say);
  const postgres = runtime.dev?.postgres;
  const serve = () => serveAll(runtime, { config, shutdown, startup, say });
  await (postgres ? postgres.whileServerRuns(serve) : serve());
  postgres?.watch({ say, giveUp });
}

async function serveAll(runtime: AppRuntime, { config, shutdown, startup, say }: Start): Promise<void> {
  const app = await shutdown.step(
    () => createHttpApp(AppModule.forRuntime(runtime), runtime.logLevel),
    (created) => closeHttpApp(created, GRACE_MS[config.mode]),
  );
  await assertLeastPrivilege(app.get(Pools));
  await claimFiles(app.get(Pools), app.get(FileStore));
  await app.init();
  for (const line of await app.get(Transactions).run(SYSTEM, repairTimeZones))
    app.get<Logger>(LOGGER).warn({ detail: line }, 'time zones checked');
  // Use cases and jobs work by now; callers must only see the complete demo world.
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
