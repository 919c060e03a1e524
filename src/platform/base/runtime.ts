import type { JWTVerifyGetKey } from 'jose';
import type { AppClock } from './app-clock.js';

export interface AuthOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
}

/** What a process runs on, whether the embedded default or production gave it. */
export interface Runtime {
  readonly role: 'all' | 'api' | 'worker';
  readonly appUrl: string;
  readonly portalUrl: string;
  /** Null leaves the queues to PostgreSQL. */
  readonly redisUrl: string | null;
  readonly auth: AuthOptions;
  readonly clock: AppClock;
  /** Connections of each pool. */
  readonly poolSize: number;
  /** Jobs that a worker runs at a time. */
  readonly workerConcurrency: number;
  readonly logLevel: string;
  /** Where uploaded files are kept, a folder of its own; null takes none. */
  readonly filesDir: string | null;
  /** The largest file that is taken, in bytes. */
  readonly maxUploadBytes: number;
  /** The origins whose pages may call the API from a browser. */
  readonly corsOrigins: readonly string[];
  /** What the embedded default alone offers, see `AppRuntime`; null in production. */
  readonly dev: object | null;
  /** Whether the database is known to be down; without it the database is asked. */
  readonly isDatabaseDown?: () => boolean;
  /** Connects to nothing: the modules are put together for their schema alone. */
  readonly offline?: true;
}

export const RUNTIME = Symbol('causeway.runtime');
export const LOGGER = Symbol('causeway.logger');
