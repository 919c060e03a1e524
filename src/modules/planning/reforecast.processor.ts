import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '../../platform/database/tx.js';
import { doTogether } from '../../platform/jobs/due-chunk.js';
import { JobRegistry } from '../../platform/jobs/job-registry.js';
import { ENGAGEMENT_EVENTS } from '../engagements/index.js';
import { catchUpForecasts } from './catch-up-forecasts.js';
import { REFORECAST, REFORECAST_DAILY } from './daily-forecast.js';
import { HOLIDAY_EVENTS } from './planning.events.js';

/** Engagements forecast in one transaction, which people who change one of them wait for. */
const DAILY_CHUNK = 250;

/** Updates the forecast of each engagement that has not ended, when its local day begins. */
@Injectable()
export class ReforecastProcessor implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    this.registry.liveOnly(HOLIDAY_EVENTS.set, HOLIDAY_EVENTS.workWeekSet, ENGAGEMENT_EVENTS.reforecast);
    this.registry.onDueWork(REFORECAST_DAILY, { ...REFORECAST, atOnce: DAILY_CHUNK });
    this.registry.handle(REFORECAST, ({ subject, subjects = [subject], asOf }) => {
      const dueAt = new Date(asOf);
      return doTogether(this.transactions, { kind: REFORECAST_DAILY, dueAt, subjects }, (tx, ids) =>
        catchUpForecasts(tx, ids, dueAt),
      );
    });
  }
}
