import { createLocalJWKSet } from 'jose';
import path from 'node:path';
import { MIGRATIONS } from '../migrations/index.js';
import { discoverKeys } from './platform/auth/tokens.js';
import { AppClock } from './platform/clock/app-clock.js';
import type { Config, EmbeddedConfig, ProductionConfig } from './platform/config/config.js';
import { migrate } from './platform/database/migrations.js';
import { createDevIssuer } from './platform/embedded/issuer.js';
import { startEmbeddedPostgres } from './platform/embedded/postgres.js';
import type { Shutdown } from './platform/process/shutdown.js';
import type { StartupServer } from './platform/process/startup-server.js';
import type { Runtime } from './platform/runtime.js';

/**
 * Gives a server process what it runs on; in the embedded default that is started first.
 * @param startup tells whoever asks at the port how far it is
 * @param say tells the person at the terminal what goes on
 */
export function startRuntime(
  config: Config,
  shutdown: Shutdown,
  startup: StartupServer,
  say: (line: string) => void,
): Promise<Runtime> {
  return config.mode === 'embedded'
    ? startEmbedded(config, shutdown, startup, say)
    : Promise.resolve(production(config));
}

async function startEmbedded(
  config: EmbeddedConfig,
  shutdown: Shutdown,
  startup: StartupServer,
  say: (line: string) => void,
): Promise<Runtime> {
  const postgres = await shutdown.step(
    () => startEmbeddedPostgres({ dataDir: config.dataDir, log: say }),
    (started) => started.stop(),
  );
  startup.report('migrating');
  const { ownerUrl, keeper } = postgres;
  const applied = await keeper.outlives(() => migrate({ ownerUrl, migrations: MIGRATIONS }));
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
    redisUrl: null,
    filesDir: path.join(postgres.dataDir, 'files'),
    auth: { issuer: issuer.issuer, audience: issuer.audience, keys: createLocalJWKSet(issuer.jwks) },
    clock,
    dev: {
      issuer,
      settableClock: config.clock !== null,
      seeding: postgres.seeding,
      postgres: keeper,
    },
  };
}

function production(config: ProductionConfig): Runtime {
  const { role, databaseUrl, portalUrl, redisUrl, filesDir, auth } = config;
  return {
    ...common(config),
    ...{ role, appUrl: databaseUrl, portalUrl, redisUrl, filesDir },
    auth: { ...auth, keys: discoverKeys(auth.issuer) },
    clock: new AppClock(),
    dev: null,
  };
}

function common({ poolSize, workerConcurrency, maxUploadBytes, corsOrigins, logLevel }: Config) {
  return { poolSize, workerConcurrency, maxUploadBytes, corsOrigins, logLevel };
}
