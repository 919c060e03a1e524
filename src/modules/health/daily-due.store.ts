import { type Tx, query } from '../../platform/database/tx.js';
import { completeDueWork, planDueWork } from '../../platform/due/due-work.js';
import { dailyAfter, isDailyIn } from './domain/daily.js';
import type { EngagementState } from './engagement-state.query.js';
import { HEALTH_DUE } from './health.events.js';

const OVER: readonly EngagementState['status'][] = ['COMPLETED', 'CANCELLED'];

/** @returns when the next daily evaluation is due; null where none is planned */
export async function dailyPlannedAt(tx: Tx, engagementId: string): Promise<Date | null> {
  const [planned] = await query<{ dueAt: Date }>(
    tx,
    'select due_at as "dueAt" from due_work where kind = $1 and subject = $2',
    [HEALTH_DUE.daily, engagementId],
  );
  return planned?.dueAt ?? null;
}

/** Starts the chain of daily evaluations; an engagement that is over has none. */
export async function planDaily(tx: Tx, engagement: EngagementState, after: Date): Promise<void> {
  const dueAt = dailyAfter(after, engagement.timeZone);
  if (OVER.includes(engagement.status)) return;
  await planDueWork(tx, { kind: HEALTH_DUE.daily, subject: engagement.id, dueAt });
}

/**
 * Moves the next daily evaluation of an engagement whose zone was changed to the first one after the change that is
 * due in its new zone.
 */
export async function followZone(tx: Tx, engagement: EngagementState, changedAt: Date): Promise<void> {
  const planned = await dailyPlannedAt(tx, engagement.id);
  if (planned === null || planned <= changedAt || isDailyIn(planned, engagement.timeZone)) return;
  await planDaily(tx, engagement, changedAt);
}

/**
 * Claims a day's evaluation and plans the next day's.
 * @param engagement as it stood at that instant
 * @returns false where that day's was claimed before
 */
export function claimDaily(tx: Tx, engagement: EngagementState, dueAt: Date): Promise<boolean> {
  const next = OVER.includes(engagement.status) ? null : dailyAfter(dueAt, engagement.timeZone);
  return completeDueWork(tx, { kind: HEALTH_DUE.daily, subject: engagement.id, dueAt }, next);
}
