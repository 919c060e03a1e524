import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { Transactions } from '../../platform/database/tx.js';
import { JobRegistry } from '../../platform/jobs/job-registry.js';
import { ENGAGEMENT_EVENTS } from '../engagements/index.js';
import { catchUpForecast, REFORECAST, REFORECAST_DAILY } from './daily-forecast.js';
import { HOLIDAY_EVENTS } from './planning.events.js';

/** Updates the forecast of each engagement that has not ended, when its local day begins. */
@Injectable()
export class ReforecastProcessor implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    this.registry.liveOnly(HOLIDAY_EVENTS.set, HOLIDAY_EVENTS.workWeekSet, ENGAGEMENT_EVENTS.reforecast);
    this.registry.onDueWork(REFORECAST_DAILY, REFORECAST);
    this.registry.handle(REFORECAST, ({ subject, asOf }) =>
      this.transactions.run(SYSTEM, (tx) => catchUpForecast(tx, subject, new Date(asOf))),
    );
  }
}
