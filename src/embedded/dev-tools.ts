import type { Runtime } from '../platform/base/runtime.js';
import type { DevIssuer } from './issuer.js';
import type { PostgresKeeper } from './keeper.js';
import type { Seeding } from './seeding.js';

/** What the embedded default offers to people who try it and to tests. */
export interface DevTools {
  readonly issuer: DevIssuer;
  /** Whether `CAUSEWAY_CLOCK` made the clock settable. */
  readonly settableClock: boolean;
  /** Null if an empty database stays empty, as in tests. */
  readonly seeding: Seeding | null;
  /** Null if the server is someone else's, as in tests. */
  readonly postgres: PostgresKeeper | null;
}

/** A runtime whose development tools, where it has any, are known. */
export interface AppRuntime extends Runtime {
  readonly dev: DevTools | null;
}
