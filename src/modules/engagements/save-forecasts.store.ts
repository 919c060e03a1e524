import { newId } from '../../kernel/ids.js';
import { insertOf, type Write } from '../../platform/database/write.js';
import { changedFields } from '../../platform/usecases/changes.js';
import type { EngagementEntity } from './engagement.entity.js';
import { EngagementHistoryEntity } from './history.entity.js';
import { incrementsVersion, needsHistory } from './save-engagement.store.js';

/** The columns that follow from an engagement's plan. */
export type ForecastColumns = Pick<
  EngagementEntity,
  | 'forecastGoLiveOn'
  | 'actualGoLiveOn'
  | 'scheduleVarianceDays'
  | 'scheduleVarianceFromLatestDays'
  | 'schedulePerformanceIndex'
>;

const UPDATE = `
  update engagement e set forecast_go_live_on = x."forecastGoLiveOn", actual_go_live_on = x."actualGoLiveOn",
    schedule_variance_days = x."scheduleVarianceDays",
    schedule_variance_from_latest_days = x."scheduleVarianceFromLatestDays",
    schedule_performance_index = x."schedulePerformanceIndex", version = x.version, updated_at = x."updatedAt"`;
const COLUMNS = `id uuid, "forecastGoLiveOn" date, "actualGoLiveOn" date, "scheduleVarianceDays" int,
    "scheduleVarianceFromLatestDays" int, "schedulePerformanceIndex" numeric, version int, "updatedAt" timestamptz`;

/** Collects the forecasts of locked engagements, of several days each, to write them together. */
export class EngagementForecasts {
  private readonly changed = new Map<string, EngagementEntity>();
  private readonly history: EngagementHistoryEntity[] = [];

  /**
   * Updates `engagement` in place.
   * @param at when the columns change
   * @returns whether any of them does
   */
  change(engagement: EngagementEntity, columns: ForecastColumns, at: Date): boolean {
    const changes = changedFields(engagement, columns);
    const names = Object.keys(changes);
    if (names.length === 0) return false;
    const version = engagement.version + (incrementsVersion(names) ? 1 : 0);
    Object.assign(engagement, changes, { version, updatedAt: at });
    this.changed.set(engagement.id, engagement);
    if (needsHistory(names)) this.history.push(stateOf(engagement, at));
    return true;
  }

  /** @returns the writes of what was collected since the last call */
  takeWrites(): Write[] {
    const [changed, history] = [[...this.changed.values()], this.history.splice(0)];
    this.changed.clear();
    return [
      ...(changed.length > 0 ? [updateOfAll(changed)] : []),
      ...(history.length > 0 ? [insertOf(EngagementHistoryEntity, history)] : []),
    ];
  }
}

function updateOfAll(changed: readonly EngagementEntity[]): Write {
  const given = JSON.stringify(changed);
  return {
    table: 'engagement',
    text: (bind) => `${UPDATE} from jsonb_to_recordset(${bind(given)}) as x (${COLUMNS}) where e.id = x.id`,
  };
}

function stateOf(engagement: EngagementEntity, at: Date): EngagementHistoryEntity {
  const { id: engagementId, stage, status, timeZone, forecastGoLiveOn } = engagement;
  const { scheduleVarianceDays, scheduleVarianceFromLatestDays, schedulePerformanceIndex } = engagement;
  const measures = { scheduleVarianceDays, scheduleVarianceFromLatestDays, schedulePerformanceIndex };
  return { id: newId(), engagementId, at, stage, status, timeZone, forecastGoLiveOn, ...measures };
}
