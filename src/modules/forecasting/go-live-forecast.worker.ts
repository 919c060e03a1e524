import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { JobRegistry } from '../../platform/jobs/job-registry.js';
import { ENGAGEMENT_EVENTS, EngagementsWorkerModule } from '../engagements/index.js';
import { ForecastGoLiveService } from './forecast-go-live.service.js';
import { GoLiveForecastEntity } from './go-live-forecast.entity.js';
import { DAILY_GO_LIVE_FORECAST, FORECAST_GO_LIVE, GO_LIVE_FORECAST_DUE } from './go-live-forecast.events.js';

/** Engagements forecast in one transaction, which people who change one of them wait for; each takes 1,000 runs. */
const DAILY_CHUNK = 50;

@Injectable()
export class GoLiveForecastJobs implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly forecasts: ForecastGoLiveService,
  ) {}

  onModuleInit(): void {
    const kinds = [ENGAGEMENT_EVENTS.started, ENGAGEMENT_EVENTS.changed];
    this.registry.onEvents({ ...FORECAST_GO_LIVE, kinds, debounced: true });
    this.registry.handle(FORECAST_GO_LIVE, ({ subject, asOf }) =>
      this.forecasts.afterEvent({ subject, asOf: new Date(asOf) }),
    );
    this.registry.onDueWork(GO_LIVE_FORECAST_DUE.daily, { ...DAILY_GO_LIVE_FORECAST, atOnce: DAILY_CHUNK });
    this.registry.handle(DAILY_GO_LIVE_FORECAST, ({ subject, subjects = [subject], asOf }) =>
      this.forecasts.daily(subjects, new Date(asOf)),
    );
  }
}

/** Forecasts go-live after changes of an engagement and once a day. */
@Module({
  imports: [EngagementsWorkerModule, TypeOrmModule.forFeature([GoLiveForecastEntity])],
  providers: [ForecastGoLiveService, GoLiveForecastJobs],
})
export class GoLiveForecastWorkerModule {}
