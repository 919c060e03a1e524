import type { LocalDate } from '../../kernel/local-date.js';
import { todayOf, type Tx } from '../../platform/database/tx.js';
import { type EngagementEntity, assertNotEnded, recordChange } from '../engagements/index.js';
import {
  completed,
  assertNotInFuture,
  assertNotLongBefore,
  saveStatuses,
  type StoredMilestone,
  updateForecastFrom,
} from '../planning/index.js';
import { planningAfter, type Situation } from './situation.js';

/**
 * Marks a milestone as done, updates the forecast, audits, and records the event. The caller has locked the engagement and
 * checked the viewer's permission.
 * @param completedOn the last day of work on it, in the engagement's zone and not in the future; null for today
 * @throws Refusal for the fields `code` and `completedOn`
 */
export async function completeMilestone(
  tx: Tx,
  engagement: EngagementEntity,
  milestone: StoredMilestone,
  completedOn: LocalDate | null,
  situation: Situation,
): Promise<void> {
  assertNotEnded(engagement, null);
  const today = todayOf(tx, engagement);
  const day = completedOn ?? today;
  assertNotInFuture(day, today, 'completedOn');
  assertNotLongBefore(day, { today, startedOn: engagement.startedOn }, 'completedOn');
  const change = { id: milestone.id, ...completed(milestone, day, 'code') };
  await saveStatuses(tx, [change]);
  const planning = planningAfter(situation, { statuses: [change] });
  await updateForecastFrom(tx, engagement, planning, { action: 'milestone.complete', today, touched: true });
  const subject = { kind: 'milestone', id: milestone.id } as const;
  const { id: _id, ...changes } = change;
  await recordChange(tx, engagement, { action: 'milestone.complete', subject, was: milestone, changes });
}
