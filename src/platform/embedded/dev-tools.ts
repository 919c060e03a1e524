import type { DevIssuer } from './issuer.js';

/** What the embedded default offers to people who try it and to tests. */
export interface DevTools {
  readonly issuer: DevIssuer;
  /** Whether `CAUSEWAY_CLOCK` made the clock settable. */
  readonly settableClock: boolean;
}
