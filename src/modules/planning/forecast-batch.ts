import { type Tx, write } from '../../platform/database/tx.js';
import { type DomainEvent, recordEvent } from '../../platform/outbox/outbox.js';
import { ENGAGEMENT_EVENTS, type EngagementEntity, EngagementForecasts } from '../engagements/index.js';
import { REFORECAST_DAILY } from './daily-forecast.js';
import { criticalPathOf } from './domain/critical-path.js';
import type { Schedule } from './domain/schedule.js';
import type { GoLiveMoveEntity } from './go-live-move.entity.js';
import { goLiveMoveRow, goLiveMoveWrites } from './go-live-move.store.js';
import { type ForecastRow, forecastWrite, type StoredMilestone } from './milestone.store.js';
import { forecastRow, movedRows, scheduleColumns } from './update-forecast.js';

/** A plan with its schedule as of the day that begins at `midnight`. */
export interface ForecastOfDay {
  readonly plan: readonly StoredMilestone[];
  readonly schedule: Schedule;
  readonly midnight: Date;
}

/** Collects the daily forecasts of locked engagements, of several days each, and writes what changed in one statement. */
export class ForecastBatch {
  private readonly engagements = new EngagementForecasts();
  /** The latest row of each milestone. */
  private readonly milestones = new Map<string, ForecastRow>();
  private readonly moves: GoLiveMoveEntity[] = [];
  private readonly events: DomainEvent[] = [];

  constructor(readonly tx: Tx) {}

  /**
   * Updates `engagement` in place. History rows and events are dated at the start of that day, even if the job is late, but no
   * earlier than the engagement's last change.
   * @returns the plan with its forecast
   */
  add(engagement: EngagementEntity, { plan, schedule, midnight }: ForecastOfDay): StoredMilestone[] {
    const { id, updatedAt } = engagement;
    const now = midnight > updatedAt ? midnight : updatedAt;
    const rows = movedRows(plan, schedule);
    const after = plan.map((milestone) => ({ ...milestone, ...forecastRow(schedule, milestone.id) }));
    const goLive = { before: engagement.forecastGoLiveOn, after: schedule.goLiveOn };
    if (goLive.before !== goLive.after) {
      const criticalPath = criticalPathOf(plan, after);
      const move = { ...goLive, criticalPath, action: REFORECAST_DAILY };
      this.moves.push(
        ...[goLiveMoveRow({ actor: this.tx.actor, now }, id, move)].filter((row) => row !== null),
      );
    }
    for (const row of rows) this.milestones.set(row.id, row);
    const changed = this.engagements.change(engagement, scheduleColumns(schedule), now);
    if (changed || rows.length > 0)
      this.events.push({ kind: ENGAGEMENT_EVENTS.reforecast, subject: id, at: now });
    return after;
  }

  /** Writes what was collected since the last call. */
  async save(): Promise<void> {
    const rows = [...this.milestones.values()];
    this.milestones.clear();
    await write(
      this.tx,
      ...(rows.length > 0 ? [forecastWrite(rows)] : []),
      ...goLiveMoveWrites(this.moves.splice(0)),
      ...this.engagements.takeWrites(),
    );
    await recordEvent(this.tx, ...this.events.splice(0));
  }
}
