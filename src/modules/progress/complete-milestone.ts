import type { LocalDate } from '../../kernel/local-date.js';
import { todayOf, type Tx } from '../../platform/database/tx.js';
import { type EngagementEntity, assertNotEnded, recordChange } from '../engagements/index.js';
import {
  completed,
  loadPlan,
  assertNotInFuture,
  assertNotLongBefore,
  saveStatuses,
  type StoredMilestone,
  updateForecast,
} from '../planning/index.js';

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
): Promise<void> {
  assertNotEnded(engagement, null);
  const today = todayOf(tx, engagement);
  const day = completedOn ?? today;
  assertNotInFuture(day, today, 'completedOn');
  assertNotLongBefore(day, { today, startedOn: engagement.startedOn }, 'completedOn');
  const change = { id: milestone.id, ...completed(milestone, day, 'code') };
  await saveStatuses(tx, [change]);
  await updateForecast(tx, engagement, { action: 'milestone.complete', touched: true });
  const subject = { kind: 'milestone', id: milestone.id } as const;
  const { id: _id, ...changes } = change;
  await recordChange(tx, engagement, { action: 'milestone.complete', subject, was: milestone, changes });
}

/** @returns the engagement's milestone with that code, or null */
export async function findMilestone(
  tx: Tx,
  engagementId: string,
  code: string,
): Promise<StoredMilestone | null> {
  const plan = await loadPlan(tx, engagementId);
  return plan.find((milestone) => milestone.code === code) ?? null;
}
