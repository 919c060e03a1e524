import { Injectable } from '@nestjs/common';
import { hasEnded } from '../../kernel/enums.js';
import { SYSTEM } from '../../kernel/viewer.js';
import { Transactions, type Tx } from '../../platform/database/tx.js';
import { completeDueWork, duePlannedAt, planDueWork } from '../../platform/due/due-work.js';
import { type EngagementEntity, lockEngagementRow } from '../engagements/index.js';
import { dailyAfter, isDaily, lastDaily } from './domain/daily.js';
import { forecastGoLive } from './forecast-go-live.js';
import { GO_LIVE_FORECAST_DUE } from './go-live-forecast.events.js';
import { forecastMadeAt } from './go-live-forecast.store.js';

interface Work {
  /** The engagement's id. */
  readonly subject: string;
  readonly asOf: Date;
}

const DAILY = GO_LIVE_FORECAST_DUE.daily;

/** Forecasts the go-live of an engagement in one transaction, which locks the engagement first. */
@Injectable()
export class ForecastGoLiveService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Forecasts as of the event's instant. If a later forecast exists, e.g. because this event committed late, it is made again
   * from the present plan, so the latest forecast never goes back in time.
   */
  afterEvent({ subject, asOf }: Work): Promise<void> {
    return this.locked(subject, async (tx, engagement) => {
      await planDaily(tx, engagement, asOf);
      await forecastAt(tx, engagement, asOf);
    });
  }

  /** Forecasts as of the last 00:10 local time; days that were missed are skipped, since only the latest forecast is shown. */
  daily({ subject, asOf: dueAt }: Work): Promise<void> {
    return this.locked(subject, async (tx, engagement) => {
      const { status, timeZone } = engagement;
      const next = hasEnded(status) ? null : dailyAfter(tx.now, timeZone);
      if (!(await completeDueWork(tx, { kind: DAILY, subject, dueAt }, next))) return;
      const last = lastDaily(tx.now, timeZone);
      await forecastAt(tx, engagement, last > dueAt ? last : dueAt);
    });
  }

  private locked(id: string, act: (tx: Tx, engagement: EngagementEntity) => Promise<void>): Promise<void> {
    return this.transactions.run(SYSTEM, async (tx) => {
      const engagement = await lockEngagementRow(tx, id);
      if (engagement) await act(tx, engagement);
    });
  }
}

/** Plans the daily forecast, or moves it if the time zone has changed since it was planned. */
async function planDaily(tx: Tx, { id, status, timeZone }: EngagementEntity, asOf: Date): Promise<void> {
  if (hasEnded(status)) return;
  const planned = await duePlannedAt(tx, DAILY, id);
  if (planned && isDaily(planned, timeZone)) return;
  const dueAt = dailyAfter(planned ? tx.now : asOf, timeZone);
  await planDueWork(tx, { kind: DAILY, subject: id, dueAt });
}

async function forecastAt(tx: Tx, engagement: EngagementEntity, asOf: Date): Promise<void> {
  const latest = await forecastMadeAt(tx, engagement.id);
  await forecastGoLive(tx, engagement, latest && latest > asOf ? latest : asOf);
}
