import { createLocalJWKSet } from 'jose';
import { MIGRATIONS } from '../migrations/index.js';
import { discoverKeys } from './platform/auth/tokens.js';
import { AppClock } from './platform/clock/app-clock.js';
import type { Config, EmbeddedConfig, ProductionConfig } from './platform/config/config.js';
import { migrate } from './platform/database/migrations.js';
import { createDevIssuer } from './platform/embedded/issuer.js';
import { startEmbeddedPostgres } from './platform/embedded/postgres.js';
import type { Runtime } from './platform/runtime.js';

/** A runtime and what must be stopped after everything that used it. */
export interface Started {
  readonly runtime: Runtime;
  readonly stop: () => Promise<void>;
}

/** @param say tells the person at the terminal what goes on */
export function startRuntime(config: Config, say: (line: string) => void): Promise<Started> {
  return config.mode === 'embedded' ? startEmbedded(config, say) : Promise.resolve(production(config));
}

async function startEmbedded(config: EmbeddedConfig, say: (line: string) => void): Promise<Started> {
  const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir, log: say });
  try {
    const applied = await migrate({ ownerUrl: postgres.ownerUrl, migrations: MIGRATIONS });
    if (applied.length > 0) say(`Applied ${applied.length} migrations.`);
    const issuer = await createDevIssuer(postgres.dataDir, `http://127.0.0.1:${config.port}/dev/oidc`);
    const clock = new AppClock();
    clock.pin(config.clock);
    const runtime: Runtime = {
      ...sizes(config),
      role: 'all',
      appUrl: postgres.appUrl,
      portalUrl: postgres.portalUrl,
      redisUrl: null,
      auth: { issuer: issuer.issuer, audience: issuer.audience, keys: createLocalJWKSet(issuer.jwks) },
      clock,
      dev: { issuer, settableClock: config.clock !== null },
    };
    return { runtime, stop: postgres.stop };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

function production(config: ProductionConfig): Started {
  const { role, databaseUrl, portalUrl, redisUrl, auth } = config;
  const keys = discoverKeys(auth.issuer);
  const runtime: Runtime = {
    ...sizes(config),
    ...{ role, appUrl: databaseUrl, portalUrl, redisUrl },
    auth: { ...auth, keys },
    clock: new AppClock(),
    dev: null,
  };
  return { runtime, stop: () => Promise.resolve() };
}

function sizes({ poolSize, workerConcurrency, logLevel }: Config) {
  return { poolSize, workerConcurrency, logLevel };
}
