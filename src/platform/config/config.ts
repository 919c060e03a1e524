import { ConfigError } from './config-error.js';
import { ALL_VARIABLES, isSet, readVariables } from './read-variables.js';
import { variable, type Values, type VariableName } from './variables.js';

export type Role = 'all' | 'api' | 'worker';
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

interface CommonConfig {
  readonly port: number;
  readonly host: string;
  /** Where /metrics is served; null serves it nowhere. */
  readonly metricsPort: number | null;
  readonly logLevel: LogLevel;
  /** Connections of each pool. */
  readonly poolSize: number;
  /** Jobs that a worker runs at a time. */
  readonly workerConcurrency: number;
  /** The largest file that is taken, in bytes. */
  readonly maxUploadBytes: number;
  /** The origins whose pages may call the API from a browser. */
  readonly corsOrigins: readonly string[];
}

export interface EmbeddedConfig extends CommonConfig {
  readonly mode: 'embedded';
  readonly role: 'all';
  readonly dataDir: string;
  /** The instant at which a settable clock starts; null lets the real time run. */
  readonly clock: Date | null;
  /** Whether an empty database is seeded with the demo world. */
  readonly demo: boolean;
}

export interface ProductionConfig extends CommonConfig {
  readonly mode: 'production';
  readonly role: Role;
  readonly databaseUrl: string;
  readonly portalUrl: string;
  /** Null leaves the queues to PostgreSQL. */
  readonly redisUrl: string | null;
  /** Where uploaded files are kept, the same folder for every process; null takes none. */
  readonly filesDir: string | null;
  readonly auth: { readonly issuer: string; readonly audience: string };
}

export type Config = EmbeddedConfig | ProductionConfig;

/** Any one of these leaves the embedded default: half a production must never fall back to it. */
const PRODUCTION_ONLY = [
  'DATABASE_URL',
  'DATABASE_PORTAL_URL',
  'DATABASE_OWNER_URL',
  'REDIS_URL',
  'FILES_DIR',
  'AUTH_ISSUER',
  'AUTH_AUDIENCE',
] as const satisfies VariableName[];
const PRODUCTION_NEEDS = [
  'DATABASE_URL',
  'DATABASE_PORTAL_URL',
  'AUTH_ISSUER',
  'AUTH_AUDIENCE',
] as const satisfies VariableName[];
const EMBEDDED_ONLY = ['CAUSEWAY_CLOCK', 'CAUSEWAY_DEMO'] as const satisfies VariableName[];
const MIB = 1024 * 1024;
const UPLOAD_MAX_MIB = 20;
/** The port that exporters for Prometheus take where nothing else is said. */
const METRICS_PORT = 9464;
const READ_BY_SERVERS = ALL_VARIABLES.filter((name) => name !== 'DATABASE_OWNER_URL');

/**
 * Reads the configuration of a server process; nothing else reads environment variables.
 * @throws ConfigError naming every variable that is bad, missing or out of place
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const { values, problems } = readVariables(env, READ_BY_SERVERS);
  const cause = productionCause(env);
  if (cause !== null) problems.push(...misplaced(env, cause), ...missing(env, PRODUCTION_NEEDS, cause));
  if (sharesLogin(values))
    problems.push('DATABASE_PORTAL_URL has the same login as DATABASE_URL, must have its own');
  if (problems.length > 0) throw new ConfigError(problems);
  return cause === null ? embeddedConfig(values) : productionConfig(values);
}

/**
 * Reads what a migration run needs: the owner's login, which no server process may know.
 * @throws ConfigError when it is missing or bad
 */
export function loadMigrateConfig(env: NodeJS.ProcessEnv = process.env): { readonly ownerUrl: string } {
  const { values, problems } = readVariables(env, ['DATABASE_OWNER_URL']);
  problems.push(...missing(env, ['DATABASE_OWNER_URL'], 'migrations run as the owner'));
  if (problems.length > 0) throw new ConfigError(problems);
  return { ownerUrl: values.DATABASE_OWNER_URL ?? '' };
}

/**
 * Reads what the first admin's entry needs: the application's login.
 * @throws ConfigError when it is missing or bad
 */
export function loadAdminConfig(env: NodeJS.ProcessEnv = process.env): { readonly databaseUrl: string } {
  const { values, problems } = readVariables(env, ['DATABASE_URL']);
  problems.push(...missing(env, ['DATABASE_URL'], 'admins are created by the application'));
  if (problems.length > 0) throw new ConfigError(problems);
  return { databaseUrl: values.DATABASE_URL ?? '' };
}

/** Where a command finds the database that a server process works on. */
export type DatabaseConfig =
  | { readonly mode: 'production'; readonly databaseUrl: string }
  | Pick<EmbeddedConfig, 'mode' | 'dataDir' | 'clock'>;

/**
 * Reads what a command needs that works on the data of an installation, be it production or the embedded default.
 * @throws ConfigError when a variable is bad, missing or out of place
 */
export function loadDatabaseConfig(env: NodeJS.ProcessEnv = process.env): DatabaseConfig {
  const { values, problems } = readVariables(env, ['DATABASE_URL', 'CAUSEWAY_DATA_DIR', 'CAUSEWAY_CLOCK']);
  const cause = productionCause(env);
  if (cause !== null) problems.push(...misplaced(env, cause), ...missing(env, ['DATABASE_URL'], cause));
  if (problems.length > 0) throw new ConfigError(problems);
  return cause === null
    ? { mode: 'embedded', ...dataOf(values) }
    : { mode: 'production', databaseUrl: values.DATABASE_URL ?? '' };
}

/** Why this is production, as half a sentence; null in the embedded default. */
function productionCause(env: NodeJS.ProcessEnv): string | null {
  const given = PRODUCTION_ONLY.find((name) => isSet(env, name));
  if (given !== undefined) return `${given} is set`;
  return ['api', 'worker'].includes(env.CAUSEWAY_ROLE ?? '') ? `CAUSEWAY_ROLE is ${env.CAUSEWAY_ROLE}` : null;
}

function missing(env: NodeJS.ProcessEnv, names: readonly VariableName[], cause: string): string[] {
  return names
    .filter((name) => !isSet(env, name))
    .map((name) => `${name} is missing (${cause}), must be ${variable(name).right}`);
}

function misplaced(env: NodeJS.ProcessEnv, cause: string): string[] {
  return EMBEDDED_ONLY.filter((name) => isSet(env, name)).map(
    (name) => `${name} works only in the embedded default (${cause}), must be unset`,
  );
}

/** With one login for both, row-level security would let partners see what staff see. */
function sharesLogin({ DATABASE_URL, DATABASE_PORTAL_URL }: Values): boolean {
  if (DATABASE_URL === undefined || DATABASE_PORTAL_URL === undefined) return false;
  return new URL(DATABASE_URL).username === new URL(DATABASE_PORTAL_URL).username;
}

function commonConfig(
  values: Values,
  { host, metricsPort, logLevel }: Pick<CommonConfig, 'host' | 'metricsPort' | 'logLevel'>,
): CommonConfig {
  return {
    port: values.PORT ?? 4000,
    host: values.HOST ?? host,
    // Off is null, and a choice; only what is not set has a default.
    metricsPort: values.METRICS_PORT === undefined ? metricsPort : values.METRICS_PORT,
    logLevel: values.LOG_LEVEL ?? logLevel,
    poolSize: values.DATABASE_POOL_SIZE ?? 10,
    workerConcurrency: values.WORKER_CONCURRENCY ?? 4,
    maxUploadBytes: (values.UPLOAD_MAX_MIB ?? UPLOAD_MAX_MIB) * MIB,
    corsOrigins: values.CORS_ORIGINS ?? [],
  };
}

function embeddedConfig(values: Values): EmbeddedConfig {
  return {
    // A person watches the terminal: it tells what they need, and log lines only where something is wrong.
    ...commonConfig(values, { host: '127.0.0.1', metricsPort: null, logLevel: 'warn' }),
    mode: 'embedded',
    role: 'all',
    ...dataOf(values),
    demo: values.CAUSEWAY_DEMO ?? true,
  };
}

function dataOf({ CAUSEWAY_DATA_DIR, CAUSEWAY_CLOCK }: Values) {
  return { dataDir: CAUSEWAY_DATA_DIR ?? '.causeway', clock: CAUSEWAY_CLOCK ?? null };
}

function productionConfig(values: Values): ProductionConfig {
  const { DATABASE_URL = '', DATABASE_PORTAL_URL = '', AUTH_ISSUER = '', AUTH_AUDIENCE = '' } = values;
  return {
    ...commonConfig(values, { host: '0.0.0.0', metricsPort: METRICS_PORT, logLevel: 'info' }),
    mode: 'production',
    role: values.CAUSEWAY_ROLE ?? 'all',
    databaseUrl: DATABASE_URL,
    portalUrl: DATABASE_PORTAL_URL,
    redisUrl: values.REDIS_URL ?? null,
    filesDir: values.FILES_DIR ?? null,
    auth: { issuer: AUTH_ISSUER, audience: AUTH_AUDIENCE },
  };
}
