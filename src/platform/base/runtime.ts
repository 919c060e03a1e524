import type { JWTVerifyGetKey } from 'jose';
import type { AppClock } from './app-clock.js';

export interface AuthOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
}

/** The public OAuth client that people sign in to the console with. */
export interface ConsoleClient {
  readonly clientId: string;
  /** Separated by spaces. */
  readonly scope: string;
  /** The parameter by which the authorization request names the API: RFC 8707's, Auth0's, or none. */
  readonly audienceParameter: 'resource' | 'audience' | 'none';
}

/** How long usage is kept; daily figures are always kept. */
export interface UsageRetention {
  /** Months that the keys of records are kept, so that a record sent again is not counted again. */
  readonly keyMonths: number;
  /** Days that hourly figures are kept. */
  readonly hourlyDays: number;
}

/** What a process runs on, in the embedded default or in production. */
export interface Runtime {
  readonly role: 'all' | 'api' | 'worker';
  readonly appUrl: string;
  readonly portalUrl: string;
  /** Null if the primary serves all reads. */
  readonly replicaUrl: string | null;
  /** Null if queues are in PostgreSQL. */
  readonly redisUrl: string | null;
  readonly auth: AuthOptions;
  /** Null in the embedded default, and where nobody signs in to the console. */
  readonly consoleClient: ConsoleClient | null;
  readonly clock: AppClock;
  /** Connections per pool. */
  readonly poolSize: number;
  /** Concurrent jobs per worker. */
  readonly workerConcurrency: number;
  readonly logLevel: string;
  /** The folder for uploaded files; null if uploads are not accepted. */
  readonly filesDir: string | null;
  /** Maximum file size in bytes. */
  readonly maxUploadBytes: number;
  readonly usageRetention: UsageRetention;
  /** Origins allowed to call the API from a browser. */
  readonly corsOrigins: readonly string[];
  /** Name of the span or resource attribute with the client ID, for usage sent as OTLP. */
  readonly otlpClientAttribute: string;
  /** Tools of the embedded default, see `AppRuntime`; null in production. */
  readonly dev: object | null;
  /** Whether the database is known to be down; if omitted, the database is queried. */
  readonly isDatabaseDown?: () => boolean;
  /** Connects to nothing; the modules are only loaded to print their schema. */
  readonly offline?: true;
}

export const RUNTIME = Symbol('causeway.runtime');
export const LOGGER = Symbol('causeway.logger');
