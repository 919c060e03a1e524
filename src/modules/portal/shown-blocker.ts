import { isShownToPartner } from '../../kernel/enums.js';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { type BlockerEntity, type EngagementEntity, findBlocker } from '../engagements/index.js';
import { NO_BLOCKER } from './my-targets.query.js';

/**
 * @param typeId a blocker of the locked engagement, as found with the portal's login
 * @returns the blocker, read again under the lock
 * @throws Refusal NOT_FOUND if it does not exist or is no longer visible to partners
 */
export async function shownBlocker(
  tx: Tx,
  engagement: EngagementEntity,
  typeId: string,
): Promise<BlockerEntity> {
  const blocker = await findBlocker(tx, fromTypeId('blocker', typeId));
  if (blocker?.engagementId === engagement.id && isShownToPartner(blocker)) return blocker;
  return refuse('NOT_FOUND', 'blockerId', NO_BLOCKER);
}
