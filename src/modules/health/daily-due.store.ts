import { hasEnded } from '../../kernel/enums.js';
import type { Tx } from '../../platform/database/tx.js';
import { completeDueWork, duePlannedAt, planDueWork } from '../../platform/due/due-work.js';
import { dailyAfter, isDailyIn, precedingAfter } from './domain/daily.js';
import { type EngagementState, engagementStateAt, zoneSince } from './engagement-state.query.js';
import { HEALTH_DUE } from './health.events.js';

/** @returns when the next daily evaluation is due; null where none is planned */
export function dailyPlannedAt(tx: Tx, engagementId: string): Promise<Date | null> {
  return duePlannedAt(tx, HEALTH_DUE.daily, engagementId);
}

/** Starts the chain of daily evaluations; an engagement that is over has none. */
export async function planDaily(tx: Tx, engagement: EngagementState, after: Date): Promise<void> {
  const dueAt = dailyAfter(after, engagement.timeZone);
  if (hasEnded(engagement.status)) return;
  await planDueWork(tx, { kind: HEALTH_DUE.daily, subject: engagement.id, dueAt });
}

/**
 * Moves a planned evaluation whose instant is not 00:05 in the zone that the engagement has by then.
 * @returns false where it stays
 */
export async function followZone(tx: Tx, engagementId: string, planned: Date): Promise<boolean> {
  const engagement = await engagementStateAt(tx, engagementId, planned);
  if (!engagement || hasEnded(engagement.status) || isDailyIn(planned, engagement.timeZone)) return false;
  await planDueWork(tx, {
    ...{ kind: HEALTH_DUE.daily, subject: engagementId },
    dueAt: await followingDaily(tx, engagement, planned),
  });
  return true;
}

/**
 * Claims what is due at an instant and plans the next day's.
 * @param engagement as it stood at that instant
 * @returns whether a day is to be evaluated: it was not claimed before, and the zone was not changed since it was planned
 */
export async function claimDaily(tx: Tx, engagement: EngagementState, dueAt: Date): Promise<boolean> {
  const next = hasEnded(engagement.status) ? null : await followingDaily(tx, engagement, dueAt);
  const claimed = await completeDueWork(tx, { kind: HEALTH_DUE.daily, subject: engagement.id, dueAt }, next);
  return claimed && isDailyIn(dueAt, engagement.timeZone);
}

/**
 * What was planned in another zone gives way to the first 00:05 after the change, which may lie before it. Where no
 * change explains it, the zone's own rules have changed, and the next day follows.
 */
async function followingDaily(tx: Tx, { id, timeZone }: EngagementState, planned: Date): Promise<Date> {
  if (isDailyIn(planned, timeZone)) return dailyAfter(planned, timeZone);
  const changedAt = await zoneSince(tx, id, planned);
  return dailyAfter(changedAt < precedingAfter(planned) ? planned : changedAt, timeZone);
}
