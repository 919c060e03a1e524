import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { JobRegistry } from '../../platform/jobs/job-registry.js';
import { ENGAGEMENT_EVENTS, EngagementsWorkerModule } from '../engagements/index.js';
import { ForecastGoLiveService } from './forecast-go-live.service.js';
import { GoLiveForecastEntity } from './go-live-forecast.entity.js';
import { DAILY_GO_LIVE_FORECAST, FORECAST_GO_LIVE, GO_LIVE_FORECAST_DUE } from './go-live-forecast.events.js';

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
    this.registry.onDueWork(GO_LIVE_FORECAST_DUE.daily, DAILY_GO_LIVE_FORECAST);
    this.registry.handle(DAILY_GO_LIVE_FORECAST, ({ subject, asOf }) =>
      this.forecasts.daily({ subject, asOf: new Date(asOf) }),
    );
  }
}

/** Forecasts go-live after changes of an engagement and once a day. */
@Module({
  imports: [EngagementsWorkerModule, TypeOrmModule.forFeature([GoLiveForecastEntity])],
  providers: [ForecastGoLiveService, GoLiveForecastJobs],
})
export class GoLiveForecastWorkerModule {}
