export { GoLiveForecastEntity } from './go-live-forecast.entity.js';
export { DAILY_GO_LIVE_FORECAST, FORECAST_GO_LIVE, GO_LIVE_FORECAST_DUE } from './go-live-forecast.events.js';
export { TooFew } from './go-live-forecast.graphql.js';
export { GoLiveForecastModule } from './go-live-forecast.module.js';
export { GoLiveForecastWorkerModule } from './go-live-forecast.worker.js';
