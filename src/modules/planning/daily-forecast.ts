import { hasEnded } from '../../kernel/enums.js';
import { addDays, instantAt, localDay } from '../../kernel/local-date.js';
import { SYSTEM } from '../../kernel/viewer.js';
import { type Tx, txAs } from '../../platform/database/tx.js';
import { bringForward, completeDueWork, dueAmong, planDueWork } from '../../platform/due/due-work.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import {
  ENGAGEMENT_EVENTS,
  type EngagementEntity,
  lockEngagementRow,
  openEngagementsIn,
} from '../engagements/index.js';
import { evaluateProofs, PROOFS_AT } from './evaluate-proofs.js';
import { loadPlan, type StoredMilestone } from './milestone.store.js';
import { loadDuePlanning, type Planning } from './planning.store.js';
import { updateForecastFrom } from './update-forecast.js';

/** Due at the start of each local day of an engagement that has not ended; the subject is the engagement's id. */
export const REFORECAST_DAILY = 'reforecast.daily';
export const REFORECAST = { queue: 'delivery', job: 'reforecast' } as const;

export async function planReforecast(tx: Tx, engagement: EngagementEntity): Promise<void> {
  const dueAt = nextMidnight(tx.now, engagement.timeZone);
  await planDueWork(tx, { kind: REFORECAST_DAILY, subject: engagement.id, dueAt });
}

/**
 * Makes the missing daily forecasts up to the given instant, in order, each as of its own day. Call this before evaluating
 * health, so that no evaluation uses an outdated forecast.
 * @param id the engagement's UUID
 */
export async function catchUpForecast(tx: Tx, id: string, asOf: Date): Promise<void> {
  // Lock in a separate statement: one that waited for the lock would still read the plan as it was before the wait.
  const engagement = await lockEngagementRow(tx, id);
  const due = engagement && (await loadDuePlanning(tx, engagement, REFORECAST_DAILY, asOf));
  if (!due) return;
  const work = { kind: REFORECAST_DAILY, subject: id, dueAt: due.dueAt };
  if (hasEnded(engagement.status)) {
    await completeDueWork(tx, work, null);
    return;
  }
  const days = midnightsFrom(due.dueAt, asOf, engagement.timeZone);
  await completeDueWork(tx, work, days.next);
  await reforecastDays(tx, engagement, due, days.passed);
}

/** The same for several engagements: one statement, unless forecasts are missing. @param ids locked in this order */
export async function catchUpForecasts(tx: Tx, ids: readonly string[], asOf: Date): Promise<void> {
  for (const id of await dueAmong(tx, REFORECAST_DAILY, ids, asOf)) await catchUpForecast(tx, id, asOf);
}

/**
 * Updates the forecast as of each day. History rows and events are dated at the start of that day, even if the job is late,
 * but no earlier than the engagement's last change.
 */
async function reforecastDays(
  tx: Tx,
  engagement: EngagementEntity,
  planning: Planning,
  days: readonly Date[],
): Promise<void> {
  let { plan } = planning;
  for (const dueAt of days) {
    if (await evaluateProofsBefore(tx, engagement, plan, dueAt)) plan = await loadPlan(tx, engagement.id);
    const then = txAs(tx, {
      actor: SYSTEM,
      now: dueAt > engagement.updatedAt ? dueAt : engagement.updatedAt,
    });
    const today = localDay(dueAt, engagement.timeZone);
    const forecast = await updateForecastFrom(
      then,
      engagement,
      { ...planning, plan },
      {
        action: REFORECAST_DAILY,
        today,
      },
    );
    if (forecast.written)
      await recordEvent(then, { kind: ENGAGEMENT_EVENTS.reforecast, subject: engagement.id });
    ({ plan } = forecast);
  }
}

/** Yesterday's proofs, unless the daily evaluation was in time, so that late days leave the same history as days in time. */
async function evaluateProofsBefore(
  tx: Tx,
  engagement: EngagementEntity,
  plan: readonly StoredMilestone[],
  midnight: Date,
): Promise<boolean> {
  if (!plan.some(({ hasUsageProof, statusSetByHand }) => hasUsageProof && !statusSetByHand)) return false;
  const yesterday = addDays(localDay(midnight, engagement.timeZone), -1);
  const asOf = instantAt(yesterday, PROOFS_AT, engagement.timeZone);
  return asOf > engagement.createdAt && evaluateProofs(tx, engagement, asOf);
}

/**
 * Updates the forecasts of all engagements in the regions that have not ended, now, each in its own job. Does so by making
 * their next daily forecast due now.
 * @returns the number of engagements
 */
export async function reforecastRegions(tx: Tx, regions: readonly string[]): Promise<number> {
  return bringForward(tx, REFORECAST_DAILY, await openEngagementsIn(tx, regions));
}

/** The midnights from `first` up to an instant, and the first one after it. */
function midnightsFrom(first: Date, asOf: Date, timeZone: string) {
  const passed: Date[] = [];
  let next = first;
  for (; next <= asOf; next = nextMidnight(next, timeZone)) passed.push(next);
  return { passed, next };
}

function nextMidnight(after: Date, timeZone: string): Date {
  return instantAt(addDays(localDay(after, timeZone), 1), '00:00', timeZone);
}
