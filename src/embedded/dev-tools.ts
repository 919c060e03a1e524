import type { Runtime } from '../platform/base/runtime.js';
import type { DevIssuer } from './issuer.js';
import type { PostgresKeeper } from './keeper.js';
import type { Seeding } from './seeding.js';

/** Development tools of the embedded default. */
export interface DevTools {
  readonly issuer: DevIssuer;
  /** Whether `CAUSEWAY_CLOCK` made the clock settable. */
  readonly settableClock: boolean;
  /** Null if an empty database is not seeded, as in tests. */
  readonly seeding: Seeding | null;
  /** Null if the PostgreSQL server is managed elsewhere, as in tests. */
  readonly postgres: PostgresKeeper | null;
}

/** A runtime with typed development tools. */
export interface AppRuntime extends Runtime {
  readonly dev: DevTools | null;
}
