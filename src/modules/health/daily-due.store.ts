import { hasEnded } from '../../kernel/enums.js';
import { memoised } from '../../kernel/memoised.js';
import type { Tx } from '../../platform/database/tx.js';
import { completeAllDueWork, type DoneWork, duePlannedAt, planDueWork } from '../../platform/due/due-work.js';
import { dailyAfter, isDailyIn, earliestPredecessor } from './domain/daily.js';
import { type EngagementState, engagementStateAt, zoneSince } from './engagement-state.query.js';
import { HEALTH_DUE } from './health.events.js';

/** @returns when the next daily evaluation is due; null if none is planned */
export function dailyPlannedAt(tx: Tx, engagementId: string): Promise<Date | null> {
  return duePlannedAt(tx, HEALTH_DUE.daily, engagementId);
}

/** Plans the first daily evaluation, unless the engagement has ended; each one then plans the next. */
export async function planDaily(tx: Tx, engagement: EngagementState, after: Date): Promise<void> {
  const dueAt = dailyAfter(after, engagement.timeZone);
  if (hasEnded(engagement.status)) return;
  await planDueWork(tx, { kind: HEALTH_DUE.daily, subject: engagement.id, dueAt });
}

/**
 * Moves a planned evaluation that is no longer at 00:05 in the engagement's time zone, because the zone or its rules changed.
 * @returns false if there was nothing to move
 */
export async function moveToZone(tx: Tx, engagementId: string, planned: Date): Promise<boolean> {
  const engagement = await engagementStateAt(tx, engagementId, planned);
  if (!engagement || hasEnded(engagement.status) || isDailyIn(planned, engagement.timeZone)) return false;
  await planDueWork(tx, {
    ...{ kind: HEALTH_DUE.daily, subject: engagementId },
    dueAt: await followingDaily(tx, engagement, planned),
  });
  return true;
}

/**
 * Claims the daily evaluations of some engagements due at an instant and plans the next ones, in one statement unless a zone
 * has changed.
 * @param engagements their states at that instant
 * @returns those to evaluate: not already claimed, and at 00:05 in their time zone at that instant
 */
export async function claimDailies(
  tx: Tx,
  engagements: readonly EngagementState[],
  dueAt: Date,
): Promise<EngagementState[]> {
  const isDaily = memoised((zone: string) => isDailyIn(dueAt, zone));
  const nextIn = memoised((zone: string) => dailyAfter(dueAt, zone));
  const nextOf = (engagement: EngagementState) =>
    isDaily(engagement.timeZone) ? nextIn(engagement.timeZone) : followingDaily(tx, engagement, dueAt);
  const done: DoneWork[] = [];
  for (const engagement of engagements) {
    const next = hasEnded(engagement.status) ? null : await nextOf(engagement);
    done.push({ subject: engagement.id, dueAt, next });
  }
  const claimed = await completeAllDueWork(tx, HEALTH_DUE.daily, done);
  return engagements.filter(({ id, timeZone }) => claimed.has(id) && isDaily(timeZone));
}

/**
 * The next daily evaluation:
 * - planned at 00:05 in the current zone: the next 00:05
 * - otherwise, if the zone changed: the first 00:05 after the change, possibly before `planned`
 * - if only its rules changed: the first 00:05 after `planned`
 */
async function followingDaily(tx: Tx, { id, timeZone }: EngagementState, planned: Date): Promise<Date> {
  if (isDailyIn(planned, timeZone)) return dailyAfter(planned, timeZone);
  const changedAt = await zoneSince(tx, id, planned);
  return dailyAfter(changedAt < earliestPredecessor(planned) ? planned : changedAt, timeZone);
}
