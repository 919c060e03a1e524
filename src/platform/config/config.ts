import type { ConsoleClient, UsageRetention } from '../base/runtime.js';
import { ConfigError } from './config-error.js';
import { CONSOLE_CLIENT, consoleClientOf, consoleClientProblems } from './console-client.js';
import { ALL_VARIABLES, isSet, readVariables } from './read-variables.js';
import { variable, type Values, type VariableName } from './variables.js';

export type Role = 'all' | 'api' | 'worker';
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

interface CommonConfig {
  readonly port: number;
  readonly host: string;
  /** The port of /metrics; null turns it off. */
  readonly metricsPort: number | null;
  readonly logLevel: LogLevel;
  /** Connections per pool. */
  readonly poolSize: number;
  /** Concurrent jobs per worker. */
  readonly workerConcurrency: number;
  /** Maximum file size in bytes. */
  readonly maxUploadBytes: number;
  readonly usageRetention: UsageRetention;
  /** Origins allowed to call the API from a browser. */
  readonly corsOrigins: readonly string[];
  /** Name of the span or resource attribute with the client ID, for usage sent as OTLP. */
  readonly otlpClientAttribute: string;
}

export interface EmbeddedConfig extends CommonConfig {
  readonly mode: 'embedded';
  readonly role: 'all';
  readonly dataDir: string;
  /** Where a settable clock starts; null for real time. */
  readonly clock: Date | null;
  /** Whether an empty database is seeded with the demo world. */
  readonly demo: boolean;
}

export interface ProductionConfig extends CommonConfig {
  readonly mode: 'production';
  readonly role: Role;
  readonly databaseUrl: string;
  readonly portalUrl: string;
  /** Null if the primary serves all reads. */
  readonly replicaUrl: string | null;
  /** Null if queues are in PostgreSQL. */
  readonly redisUrl: string | null;
  /** The folder for uploaded files, the same for every process; null if uploads are not accepted. */
  readonly filesDir: string | null;
  readonly auth: { readonly issuer: string; readonly audience: string };
  /** Null if nobody signs in to the console. */
  readonly consoleClient: ConsoleClient | null;
}

export type Config = EmbeddedConfig | ProductionConfig;

/** Any of these switches to production: an incomplete production setup must never fall back to the embedded default. */
const PRODUCTION_ONLY = [
  'DATABASE_URL',
  'DATABASE_PORTAL_URL',
  'DATABASE_OWNER_URL',
  'DATABASE_REPLICA_URL',
  'REDIS_URL',
  'FILES_DIR',
  'AUTH_ISSUER',
  'AUTH_AUDIENCE',
  ...CONSOLE_CLIENT,
] as const satisfies VariableName[];
const PRODUCTION_REQUIRED = [
  'DATABASE_URL',
  'DATABASE_PORTAL_URL',
  'AUTH_ISSUER',
  'AUTH_AUDIENCE',
] as const satisfies VariableName[];
const EMBEDDED_ONLY = ['CAUSEWAY_CLOCK', 'CAUSEWAY_DEMO'] as const satisfies VariableName[];
const MIB = 1024 * 1024;
const UPLOAD_MAX_MIB = 20;
/** One more than records are accepted for. */
const KEY_MONTHS = 14;
/** The longest range of a query. */
const HOURLY_DAYS = 400;
const LOOPBACK = '127.0.0.1';
/** The default port of Prometheus exporters in OpenTelemetry. */
const METRICS_PORT = 9464;
const READ_BY_COMMANDS: readonly VariableName[] = [
  'DATABASE_OWNER_URL',
  'CAUSEWAY_API_KEY',
  'CAUSEWAY_TOKEN',
];
const READ_BY_SERVERS = ALL_VARIABLES.filter((name) => !READ_BY_COMMANDS.includes(name));

/**
 * Reads the configuration of a server process; nothing else reads environment variables.
 * @throws ConfigError with all variables that are invalid, missing or misplaced
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const { values, problems } = readVariables(env, READ_BY_SERVERS);
  const cause = productionCause(env);
  if (cause !== null) problems.push(...misplaced(env, cause), ...missing(env, PRODUCTION_REQUIRED, cause));
  if (sharesLogin(values))
    problems.push('DATABASE_PORTAL_URL has the same login as DATABASE_URL, must have its own');
  problems.push(...consoleClientProblems(env, values));
  if (problems.length > 0) throw new ConfigError(problems);
  return cause === null ? embeddedConfig(values) : productionConfig(values);
}

/**
 * Reads the configuration of a migration run: the owner's login, which no server process may know.
 * @throws ConfigError if it is missing or invalid
 */
export function loadMigrateConfig(env: NodeJS.ProcessEnv = process.env): { readonly ownerUrl: string } {
  const { values, problems } = readVariables(env, ['DATABASE_OWNER_URL']);
  problems.push(...missing(env, ['DATABASE_OWNER_URL'], 'migrations run as the owner'));
  if (problems.length > 0) throw new ConfigError(problems);
  return { ownerUrl: values.DATABASE_OWNER_URL ?? '' };
}

/**
 * Reads the configuration for creating the first admin: the application's login.
 * @throws ConfigError if it is missing or invalid
 */
export function loadAdminConfig(env: NodeJS.ProcessEnv = process.env): { readonly databaseUrl: string } {
  const { values, problems } = readVariables(env, ['DATABASE_URL']);
  problems.push(...missing(env, ['DATABASE_URL'], 'admins are created by the application'));
  if (problems.length > 0) throw new ConfigError(problems);
  return { databaseUrl: values.DATABASE_URL ?? '' };
}

/**
 * Reads the configuration of an import of usage.
 * @throws ConfigError if it is invalid
 */
export function loadImportConfig(env: NodeJS.ProcessEnv = process.env): { readonly apiKey: string | null } {
  const { values, problems } = readVariables(env, ['CAUSEWAY_API_KEY']);
  if (problems.length > 0) throw new ConfigError(problems);
  return { apiKey: values.CAUSEWAY_API_KEY ?? null };
}

/**
 * Reads the configuration of a command that acts as a user.
 * @throws ConfigError if it is invalid
 */
export function loadUserConfig(env: NodeJS.ProcessEnv = process.env): { readonly token: string | null } {
  const { values, problems } = readVariables(env, ['CAUSEWAY_TOKEN']);
  if (problems.length > 0) throw new ConfigError(problems);
  return { token: values.CAUSEWAY_TOKEN ?? null };
}

/** Where a server listens. */
export type Address = Pick<CommonConfig, 'host' | 'port'>;

/**
 * Reads where a command finds the server on this machine.
 * @throws ConfigError if a variable is invalid
 */
export function loadAddress(env: NodeJS.ProcessEnv = process.env): Address {
  const { values, problems } = readVariables(env, ['HOST', 'PORT']);
  if (problems.length > 0) throw new ConfigError(problems);
  return addressOf(values, LOOPBACK);
}

/** Where a command finds the server's database. */
export type DatabaseConfig =
  | { readonly mode: 'production'; readonly databaseUrl: string }
  | Pick<EmbeddedConfig, 'mode' | 'dataDir' | 'clock'>;

/**
 * Reads the configuration of a command that works on an installation's data, in production or the embedded default.
 * @throws ConfigError if a variable is invalid, missing or misplaced
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

/** Why this is production, as a clause; null in the embedded default. */
function productionCause(env: NodeJS.ProcessEnv): string | null {
  const given = PRODUCTION_ONLY.find((name) => isSet(env, name));
  if (given !== undefined) return `${given} is set`;
  return ['api', 'worker'].includes(env.CAUSEWAY_ROLE ?? '') ? `CAUSEWAY_ROLE is ${env.CAUSEWAY_ROLE}` : null;
}

function missing(env: NodeJS.ProcessEnv, names: readonly VariableName[], cause: string): string[] {
  return names
    .filter((name) => !isSet(env, name))
    .map((name) => `${name} is missing (${cause}), must be ${variable(name).expected}`);
}

function misplaced(env: NodeJS.ProcessEnv, cause: string): string[] {
  return EMBEDDED_ONLY.filter((name) => isSet(env, name)).map(
    (name) => `${name} works only in the embedded default (${cause}), must be unset`,
  );
}

/** With the same login for both, row-level security would show partners what staff see. */
function sharesLogin({ DATABASE_URL, DATABASE_PORTAL_URL }: Values): boolean {
  if (DATABASE_URL === undefined || DATABASE_PORTAL_URL === undefined) return false;
  return new URL(DATABASE_URL).username === new URL(DATABASE_PORTAL_URL).username;
}

function addressOf({ HOST, PORT }: Values, host: string): Address {
  return { port: PORT ?? 4000, host: HOST ?? host };
}

function commonConfig(
  values: Values,
  { host, metricsPort, logLevel }: Pick<CommonConfig, 'host' | 'metricsPort' | 'logLevel'>,
): CommonConfig {
  return {
    ...addressOf(values, host),
    // Null means off; only an unset variable gets the default.
    metricsPort: values.METRICS_PORT === undefined ? metricsPort : values.METRICS_PORT,
    logLevel: values.LOG_LEVEL ?? logLevel,
    poolSize: values.DATABASE_POOL_SIZE ?? 10,
    workerConcurrency: values.WORKER_CONCURRENCY ?? 4,
    maxUploadBytes: (values.UPLOAD_MAX_MIB ?? UPLOAD_MAX_MIB) * MIB,
    usageRetention: {
      keyMonths: values.USAGE_KEY_RETENTION_MONTHS ?? KEY_MONTHS,
      hourlyDays: values.USAGE_HOURLY_RETENTION_DAYS ?? HOURLY_DAYS,
    },
    corsOrigins: values.CORS_ORIGINS ?? [],
    otlpClientAttribute: values.OTLP_CLIENT_ATTRIBUTE ?? 'client.id',
  };
}

function embeddedConfig(values: Values): EmbeddedConfig {
  return {
    // A person is watching the terminal, so only warnings and errors are logged.
    ...commonConfig(values, { host: LOOPBACK, metricsPort: null, logLevel: 'warn' }),
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
    replicaUrl: values.DATABASE_REPLICA_URL ?? null,
    redisUrl: values.REDIS_URL ?? null,
    filesDir: values.FILES_DIR ?? null,
    auth: { issuer: AUTH_ISSUER, audience: AUTH_AUDIENCE },
    consoleClient: consoleClientOf(values),
  };
}
