/**
 * What was dispatched this long ago and is still not done is dispatched again: its job may have been lost, as with the
 * last second of a Redis that was killed. A job that only waits keeps its id, so it is not made twice.
 */
export const LEASE_MS = 15 * 60_000;

/** How many are dispatched in one transaction. */
export const DISPATCH_BATCH = 500;

/** Goes on until a batch is not full. @param batch hands one over and says how many it held @returns how many in all */
export async function inBatches(batch: () => Promise<number>): Promise<number> {
  let count = await batch();
  for (let last = count; last === DISPATCH_BATCH; count += last) last = await batch();
  return count;
}
