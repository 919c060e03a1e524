import type { Tx } from '../../platform/database/tx.js';
import { recordUsageEvents } from './record-usage-events.js';
import { type ResolvedUsage, rollUp } from './domain/rollup.js';
import { addToRollups } from './rollup.store.js';

/**
 * Adds calls to the rollups and records events for the partners' active engagements.
 * @param partnerIds of the calling partners
 */
export async function countCalls(
  tx: Tx,
  calls: readonly ResolvedUsage[],
  partnerIds: Iterable<string>,
): Promise<void> {
  await addToRollups(tx, rollUp(calls));
  await recordUsageEvents(tx, partnerIds);
}
