import { isShownToPartner } from '../../kernel/enums.js';
import { refuse } from '../../kernel/errors.js';
import type { Tx } from '../../platform/database/tx.js';
import type { EngagementEntity } from '../engagements/index.js';
import type { StoredMilestone } from '../planning/index.js';
import { findMilestone } from '../progress/index.js';

/**
 * @returns a milestone of a locked engagement
 * @throws Refusal NOT_FOUND if it does not exist or is not visible to partners
 */
export async function shownMilestone(
  tx: Tx,
  engagement: EngagementEntity,
  code: string,
  field: string,
): Promise<StoredMilestone> {
  const milestone = await findMilestone(tx, engagement.id, code);
  if (milestone && isShownToPartner(milestone)) return milestone;
  return refuse('NOT_FOUND', field, 'Milestone not found.');
}
