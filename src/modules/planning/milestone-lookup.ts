import type { Party } from '../../kernel/enums.js';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { type EngagementEntity, lockEngagementRow } from '../engagements/index.js';
import { MilestoneEntity } from './milestone.entity.js';
import type { StoredMilestone } from './milestone.store.js';

/** @throws Refusal if the plan has no milestone with this TypeID */
export function milestoneOf(
  plan: readonly StoredMilestone[],
  typeId: string,
  field: string,
): StoredMilestone {
  const id = fromTypeId('milestone', typeId);
  const found = plan.find((milestone) => milestone.id === id);
  return found ?? refuse('NOT_FOUND', field, 'Milestone not found in this engagement.');
}

/**
 * Finds a milestone by its TypeID and locks its engagement, whose lock covers the whole plan.
 * @returns the engagement, and the milestone's UUID and party, which never change
 */
export async function lockEngagementOfMilestone(
  tx: Tx,
  typeId: string,
  field: string,
): Promise<{ readonly engagement: EngagementEntity; readonly id: string; readonly party: Party }> {
  const id = fromTypeId('milestone', typeId);
  const found = id === null ? null : await tx.db.findOneBy(MilestoneEntity, { id });
  const engagement = found && (await lockEngagementRow(tx, found.engagementId));
  if (!found || !engagement) refuse('NOT_FOUND', field, 'Milestone not found.');
  return { engagement, id: found.id, party: found.party };
}
