import { isShownToPartner } from '../../kernel/enums.js';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import type { EngagementEntity } from '../engagements/index.js';
import { type BlockerFacts, loadBlocker } from '../progress/index.js';
import { NO_BLOCKER } from './my-targets.query.js';

/**
 * @param typeId a blocker of the locked engagement, as found with the portal's login
 * @returns the blocker, read again under the lock, with what a change of it depends on
 * @throws Refusal NOT_FOUND if it does not exist or is no longer visible to partners
 */
export async function shownBlocker(
  tx: Tx,
  engagement: EngagementEntity,
  typeId: string,
): Promise<BlockerFacts> {
  const id = fromTypeId('blocker', typeId);
  const found = id && (await loadBlocker(tx, engagement, id));
  if (found && isShownToPartner(found.blocker)) return found;
  return refuse('NOT_FOUND', 'blockerId', NO_BLOCKER);
}
