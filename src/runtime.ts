import { createLocalJWKSet } from 'jose';
import path from 'node:path';
import { MIGRATIONS } from '../migrations/index.js';
import { createDevIssuer } from './embedded/issuer.js';
import { startEmbeddedPostgres } from './embedded/postgres.js';
import { discoverKeys } from './platform/auth/tokens.js';
import { AppClock } from './platform/base/app-clock.js';
import type { AppRuntime } from './embedded/dev-tools.js';
import type { Config, EmbeddedConfig, ProductionConfig } from './platform/config/config.js';
import { migrate } from './platform/database/migrations.js';
import type { Shutdown } from './platform/process/shutdown.js';
import type { StartupServer } from './platform/process/startup-server.js';

/**
 * Sets up what a server process runs on; in the embedded default, that includes starting PostgreSQL.
 * @param startup reports progress on the port
 * @param say prints a line for the person at the terminal
 */
export function startRuntime(
  config: Config,
  shutdown: Shutdown,
  startup: StartupServer,
  say: (line: string) => void,
): Promise<AppRuntime> {
  return config.mode === 'embedded'
    ? startEmbedded(config, shutdown, startup, say)
    : Promise.resolve(production(config));
}

async function startEmbedded(
  config: EmbeddedConfig,
  shutdown: Shutdown,
  startup: StartupServer,
  say: (line: string) => void,
): Promise<AppRuntime> {
  const postgres = await shutdown.step(
    () => startEmbeddedPostgres({ dataDir: config.dataDir, log: say }),
    (started) => started.stop(),
  );
  startup.report('migrating');
  const { ownerUrl, keeper } = postgres;
  const applied = await keeper.whileServerRuns(() => migrate({ ownerUrl, migrations: MIGRATIONS }));
  startup.report('starting');
  if (applied.length > 0) say(`Applied ${applied.length} migrations.`);
  const issuer = await createDevIssuer(postgres.dataDir, `http://127.0.0.1:${config.port}/dev/oidc`);
  const clock = new AppClock();
  clock.pin(config.clock);
  return {
    ...common(config),
    role: 'all',
    appUrl: postgres.appUrl,
    portalUrl: postgres.portalUrl,
    replicaUrl: null,
    redisUrl: null,
    filesDir: path.join(postgres.dataDir, 'files'),
    auth: { issuer: issuer.issuer, audience: issuer.audience, keys: createLocalJWKSet(issuer.jwks) },
    consoleClient: null,
    clock,
    isDatabaseDown: () => postgres.keeper.isDown,
    dev: {
      issuer,
      settableClock: config.clock !== null,
      seeding: postgres.seeding,
      postgres: keeper,
    },
  };
}

function production(config: ProductionConfig): AppRuntime {
  const { role, databaseUrl, portalUrl, replicaUrl, redisUrl, filesDir, auth, consoleClient } = config;
  return {
    ...common(config),
    ...{ role, appUrl: databaseUrl, portalUrl, replicaUrl, redisUrl, filesDir, consoleClient },
    auth: { ...auth, keys: discoverKeys(auth.issuer) },
    clock: new AppClock(),
    dev: null,
  };
}

function common(config: Config) {
  const {
    poolSize,
    workerConcurrency,
    maxUploadBytes,
    usageRetention,
    corsOrigins,
    otlpClientAttribute,
    logLevel,
  } = config;
  return {
    poolSize,
    workerConcurrency,
    maxUploadBytes,
    usageRetention,
    corsOrigins,
    otlpClientAttribute,
    logLevel,
  };
}
