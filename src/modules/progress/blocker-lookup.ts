import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import {
  type BlockerEntity,
  type EngagementEntity,
  findBlocker,
  lockEngagementRow,
} from '../engagements/index.js';

/**
 * Finds a blocker by its TypeID and locks its engagement, whose lock covers all its blockers.
 * @returns the engagement, and the blocker as read after locking
 */
export async function lockEngagementOfBlocker(
  tx: Tx,
  typeId: string,
  field: string,
): Promise<{ readonly engagement: EngagementEntity; readonly blocker: BlockerEntity }> {
  const found = await findBlocker(tx, fromTypeId('blocker', typeId));
  const engagement = found && (await lockEngagementRow(tx, found.engagementId));
  const blocker = engagement && (await findBlocker(tx, found.id));
  if (!blocker) refuse('NOT_FOUND', field, 'Blocker not found.');
  return { engagement, blocker };
}
