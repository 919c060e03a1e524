import { refuse } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { MAX_RESCHEDULES, type Planned } from './domain/rescheduling.js';
import { saveMilestone, type StoredMilestone } from './milestone.store.js';
import { MilestoneRescheduleEntity } from './reschedule.entity.js';

/**
 * Writes the new duration and earliest start of a milestone, and its reschedule history. The engagement is locked.
 * @throws Refusal if it was rescheduled too often
 */
export async function saveReschedule(
  tx: Tx,
  engagementId: string,
  current: StoredMilestone,
  planned: Planned,
  reason: string,
): Promise<void> {
  const { id: milestoneId } = current;
  if ((await tx.db.countBy(MilestoneRescheduleEntity, { milestoneId })) >= MAX_RESCHEDULES)
    refuse(
      'LIMIT_EXCEEDED',
      'milestoneId',
      `A milestone can be rescheduled at most ${MAX_RESCHEDULES} times.`,
    );
  const { durationDays, notBeforeOn } = planned;
  await saveMilestone(tx, current, { durationDays, notBeforeOn }, null);
  await tx.db.insert(MilestoneRescheduleEntity, {
    ...{ id: newId(), engagementId, milestoneId, at: tx.now, changedBy: tx.actor.name, reason },
    ...{ durationDaysBefore: current.durationDays, durationDaysAfter: durationDays },
    ...{ notBeforeOnBefore: current.notBeforeOn, notBeforeOnAfter: notBeforeOn },
  });
}
