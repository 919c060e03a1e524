/**
 * What was handed over this long ago and is still not done is handed over again: its job may have been lost, as with the
 * last second of a Redis that was killed. A job that only waits keeps its id, so it is not made twice.
 */
export const LEASE_MS = 15 * 60_000;

/** How many are handed over in one transaction. */
export const HAND_OVER_BATCH = 500;
