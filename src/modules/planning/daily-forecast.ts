import { addDays, instantAt, localDay } from '../../kernel/local-date.js';
import type { Tx } from '../../platform/database/tx.js';
import { bringForward, planDueWork } from '../../platform/due/due-work.js';
import { type EngagementEntity, openEngagementsIn } from '../engagements/index.js';

/** Due at the start of each local day of an engagement that has not ended; the subject is the engagement's id. */
export const REFORECAST_DAILY = 'reforecast.daily';
export const REFORECAST = { queue: 'delivery', job: 'reforecast' } as const;

export async function planReforecast(tx: Tx, engagement: EngagementEntity): Promise<void> {
  const dueAt = nextMidnight(tx.now, engagement.timeZone);
  await planDueWork(tx, { kind: REFORECAST_DAILY, subject: engagement.id, dueAt });
}

/**
 * Updates the forecasts of all engagements in the regions that have not ended, now, by making their next daily forecast due now.
 * @returns the number of engagements
 */
export async function reforecastRegions(tx: Tx, regions: readonly string[]): Promise<number> {
  return bringForward(tx, REFORECAST_DAILY, await openEngagementsIn(tx, regions));
}

/** @returns when the next local day begins */
export function nextMidnight(after: Date, timeZone: string): Date {
  return instantAt(addDays(localDay(after, timeZone), 1), '00:00', timeZone);
}
