import type { Tx } from '../../platform/database/tx.js';
import type { EngagementEntity } from '../engagements/index.js';
import { catchUpForecasts, planReforecast, updateForecast } from '../planning/index.js';

/** Region and time zone, which determine an engagement's working days and when they begin. */
export type Place = Pick<EngagementEntity, 'region' | 'timeZone'>;

/**
 * Completes the pending daily forecasts in the old time zone before it changes. Read the engagement again afterwards.
 */
export async function closeDays(tx: Tx, { id }: EngagementEntity): Promise<void> {
  await catchUpForecasts(tx, [id], tx.now);
}

/**
 * Changes the region or time zone of a locked engagement, along with other fields: updates the forecast, and schedules
 * the next one in the new time zone.
 * @param action as in the audit log
 */
export async function moveEngagement(
  tx: Tx,
  engagement: EngagementEntity,
  fields: Partial<EngagementEntity>,
  action: string,
): Promise<void> {
  await updateForecast(tx, engagement, { action, touched: true, also: fields });
  if (fields.timeZone !== undefined) await planReforecast(tx, { ...engagement, ...fields });
}
