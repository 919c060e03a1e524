import { Injectable } from '@nestjs/common';
import { hasEnded } from '../../kernel/enums.js';
import { SYSTEM } from '../../kernel/viewer.js';
import { Transactions, type Tx } from '../../platform/database/tx.js';
import { completeAllDueWork, duePlannedAt, planDueWork } from '../../platform/due/due-work.js';
import { doTogether } from '../../platform/jobs/due-chunk.js';
import { type EngagementEntity, lockEngagementRows } from '../engagements/index.js';
import { dailyAfter, isDaily, lastDaily } from './domain/daily.js';
import { forecastGoLives, type GoLiveForecastWanted } from './forecast-go-live.js';
import { GO_LIVE_FORECAST_DUE } from './go-live-forecast.events.js';
import { forecastsMadeAt } from './go-live-forecast.store.js';

interface Work {
  /** The engagement's id. */
  readonly subject: string;
  readonly asOf: Date;
}

const DAILY = GO_LIVE_FORECAST_DUE.daily;

/** Forecasts the go-live of engagements in one transaction, which locks them first. */
@Injectable()
export class ForecastGoLiveService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Forecasts as of the event's instant. If a later forecast exists, e.g. because this event committed late, it is made again
   * from the present plan, so the latest forecast never goes back in time.
   */
  afterEvent({ subject, asOf }: Work): Promise<void> {
    return this.transactions.run(SYSTEM, async (tx) => {
      const [engagement] = await lockEngagementRows(tx, [subject]);
      if (!engagement) return;
      await planDaily(tx, engagement, asOf);
      await forecastUnlessLater(tx, [{ engagement, asOf }]);
    });
  }

  /**
   * The daily forecasts of engagements for which 00:10 local time is the same instant, as of the last 00:10: days that were missed
   * are skipped, since only the latest forecast is shown.
   */
  daily(subjects: readonly string[], dueAt: Date): Promise<void> {
    return doTogether(this.transactions, { kind: DAILY, dueAt, subjects }, async (tx, ids) => {
      const engagements = await lockEngagementRows(tx, ids);
      const works = engagements.map(({ id: subject, status, timeZone }) => {
        const next = hasEnded(status) ? null : dailyAfter(tx.now, timeZone);
        return { subject, dueAt, next };
      });
      const claimed = await completeAllDueWork(tx, DAILY, works);
      await forecastUnlessLater(
        tx,
        engagements
          .filter(({ id }) => claimed.has(id))
          .map((engagement) => {
            const last = lastDaily(tx.now, engagement.timeZone);
            return { engagement, asOf: last > dueAt ? last : dueAt };
          }),
      );
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

/** Where a later forecast is stored, it is made again as of its own instant. */
async function forecastUnlessLater(tx: Tx, wanted: readonly GoLiveForecastWanted[]): Promise<void> {
  if (wanted.length === 0) return;
  const ids = wanted.map(({ engagement: { id } }) => id);
  const madeAt = await forecastsMadeAt(tx, ids);
  const latest = wanted.map(({ engagement, asOf }) => {
    const stored = madeAt.get(engagement.id);
    return { engagement, asOf: stored && stored > asOf ? stored : asOf };
  });
  await forecastGoLives(tx, latest);
}
