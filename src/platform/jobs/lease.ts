/**
 * Work that is not done this long after its dispatch is dispatched again: its job may be lost, e.g. because Redis was killed
 * before its last second reached the disk. If the job still exists, nothing is added, because its id is the same.
 */
export const LEASE_MS = 15 * 60_000;

/** Maximum events, subjects or due-work rows handled in one transaction. */
export const DISPATCH_BATCH = 500;

/** Runs batches until one is not full. @param batch returns its size @returns the total */
export async function inBatches(batch: () => Promise<number>): Promise<number> {
  let count = await batch();
  for (let last = count; last === DISPATCH_BATCH; count += last) last = await batch();
  return count;
}
