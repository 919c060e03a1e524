import type { Tx } from '../../platform/database/tx.js';
import type { EngagementEntity } from '../engagements/index.js';
import { catchUpForecast, planReforecast, replan } from '../planning/index.js';

/** What decides which days an engagement works on, and when they begin. */
export type Place = Pick<EngagementEntity, 'region' | 'timeZone'>;

/**
 * Takes the forecasts of days that are due in the zone in which they began, before the engagement gets another one.
 * Whoever calls this reads the engagement again.
 */
export async function closeDays(tx: Tx, { id }: EngagementEntity): Promise<void> {
  await catchUpForecast(tx, id, tx.now);
}

/**
 * Gives a locked engagement another region or time zone, and whatever else changes with it: it is reforecast at once,
 * and its next day begins as the new zone says.
 */
export async function moveEngagement(
  tx: Tx,
  engagement: EngagementEntity,
  fields: Partial<EngagementEntity>,
): Promise<void> {
  await replan(tx, engagement, { touched: true, also: fields });
  if (fields.timeZone !== undefined) await planReforecast(tx, { ...engagement, ...fields });
}
