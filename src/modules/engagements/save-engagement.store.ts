import { newId } from '../../kernel/ids.js';
import { type Tx, write } from '../../platform/database/tx.js';
import { updateOf, type Write } from '../../platform/database/write.js';
import { changedFields } from '../../platform/usecases/changes.js';
import { EngagementEntity } from './engagement.entity.js';

/** Derived from the plan and refreshed every night; changing only these does not increment the version. */
const DERIVED: readonly string[] = [
  'forecastGoLiveOn',
  'scheduleVarianceDays',
  'scheduleVarianceFromLatestDays',
  'schedulePerformanceIndex',
] satisfies (keyof EngagementEntity)[];

/** Columns whose changes are stored in engagement_history. */
const WITH_HISTORY: readonly string[] = ['stage', 'status', 'timeZone', ...DERIVED];

/** @param names of the columns that change */
export const incrementsVersion = (names: readonly string[]): boolean =>
  names.some((name) => !DERIVED.includes(name));

/** @param names of the columns that change */
export const needsHistory = (names: readonly string[]): boolean =>
  names.some((name) => WITH_HISTORY.includes(name));

/**
 * Writes all wanted columns if one changed, and a history row if they need one, in one statement. Increments the version unless only derived columns changed. Updates `engagement` in place.
 * @param touched increments the version even if no column changed, e.g. when only milestones did
 * @returns whether anything was written
 */
export async function saveEngagement(
  tx: Tx,
  engagement: EngagementEntity,
  wanted: Partial<EngagementEntity>,
  touched = false,
): Promise<boolean> {
  const changes = changedFields(engagement, wanted);
  const names = Object.keys(changes);
  if (names.length === 0 && !touched) return false;
  const version = engagement.version + (touched || incrementsVersion(names) ? 1 : 0);
  const stamps = { version, updatedAt: tx.now };
  Object.assign(engagement, changes, stamps);
  // Sets all wanted columns, changed or not, so that a use case prepares one statement instead of one per combination.
  await write(tx, updateOf(EngagementEntity, engagement.id, { ...wanted, ...changes, ...stamps }));
  if (needsHistory(names)) await write(tx, historyOf(tx, engagement));
  return true;
}

/** Inserts the engagement's current state into its history. */
export function historyOf(tx: Tx, engagement: EngagementEntity): Write {
  const { id, stage, status, timeZone, forecastGoLiveOn, schedulePerformanceIndex } = engagement;
  const { scheduleVarianceDays, scheduleVarianceFromLatestDays } = engagement;
  const measures = [scheduleVarianceDays, scheduleVarianceFromLatestDays, schedulePerformanceIndex];
  const values = [newId(), id, tx.now, stage, status, timeZone, forecastGoLiveOn, ...measures];
  return {
    table: 'engagement_history',
    text: (
      bind,
    ) => `insert into engagement_history (id, engagement_id, at, stage, status, time_zone, forecast_go_live_on,
        schedule_variance_days, schedule_variance_from_latest_days, schedule_performance_index)
      values (${values.map(bind).join(', ')})`,
  };
}
