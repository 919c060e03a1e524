/** Due work on an engagement. */
export const GO_LIVE_FORECAST_DUE = {
  /** The daily forecast, at 00:10 in the engagement's zone, after the day's schedule, proofs and health. */
  daily: 'go-live-forecast.daily',
} as const;

/** The jobs that forecast go-live: after events, and daily. */
export const FORECAST_GO_LIVE = { queue: 'go-live-forecast', job: 'forecast-go-live' } as const;
export const DAILY_GO_LIVE_FORECAST = { queue: 'go-live-forecast', job: 'daily-go-live-forecast' } as const;
