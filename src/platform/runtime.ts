import type { AppClock } from './clock/app-clock.js';
import type { AuthOptions } from './auth/tokens.js';
import type { DevTools } from './embedded/dev-tools.js';

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
  /** The routes that exist in the embedded default only. */
  readonly dev: DevTools | null;
  /** Connects to nothing: the modules are put together for their schema alone. */
  readonly offline?: true;
}

export const RUNTIME = Symbol('causeway.runtime');
export const LOGGER = Symbol('causeway.logger');
