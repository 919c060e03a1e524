import { preparedQuery, query, type Tx } from '../../platform/database/tx.js';
import type { ProbableGoLive } from './domain/simulate.js';

/** A forecast as stored. */
export interface StoredForecast extends ProbableGoLive {
  readonly tooFew: boolean;
}

/** A forecast of an engagement as of an instant. */
export interface ForecastOfEngagement extends StoredForecast {
  readonly engagementId: string;
  readonly partnerId: string;
  readonly asOf: Date;
}

const SAVE = `
  insert into go_live_forecast as kept
    (engagement_id, partner_id, as_of, p50_on, p80_on, driver_id, pool, n, too_few)
  select "engagementId", "partnerId", "asOf", "p50On", "p80On", "driverId", pool, n, "tooFew"
  from jsonb_to_recordset($1) as given ("engagementId" uuid, "partnerId" uuid, "asOf" timestamptz, "p50On" date,
    "p80On" date, "driverId" uuid, pool text, n int, "tooFew" boolean)
  on conflict (engagement_id) do update set as_of = excluded.as_of, p50_on = excluded.p50_on,
    p80_on = excluded.p80_on, driver_id = excluded.driver_id, pool = excluded.pool, n = excluded.n,
    too_few = excluded.too_few
  where kept.as_of <= excluded.as_of`;

/** Stores forecasts of different engagements, except where a later one is stored. */
export async function saveForecasts(tx: Tx, forecasts: readonly ForecastOfEngagement[]): Promise<void> {
  await preparedQuery(tx, 'save_go_live_forecasts', SAVE, [JSON.stringify(forecasts)]);
}

/** @returns when the forecasts of engagements were made, without those that have none */
export async function forecastsMadeAt(
  tx: Tx,
  engagementIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const stored = await query<{ id: string; asOf: Date }>(
    tx,
    'select engagement_id as id, as_of as "asOf" from go_live_forecast where engagement_id = any($1::uuid[])',
    [engagementIds],
  );
  return new Map(stored.map(({ id, asOf }) => [id, asOf]));
}

/**
 * Keeps the P80 that was in force when an engagement first entered each stage. An entry from before the first forecast is
 * only kept if that forecast is made on the day of the entry; what happened before is not guessed. Called before
 * `saveForecasts`. Uses engagement_history_of_engagement.
 */
const KEEP = `
  insert into go_live_stage_forecast (engagement_id, stage, entered_at, p80_on)
  select given.id, entered.stage, entered.at, case when f.as_of is null then given."p80On" else f.p80_on end
  from jsonb_to_recordset($1) as given (id uuid, "asOf" timestamptz, "p80On" date, "dayBegan" timestamptz)
  cross join lateral (
    select h.stage, min(h.at) as at from engagement_history h
    where h.engagement_id = given.id and h.stage <> 'CLOSED' and h.at <= given."asOf" group by h.stage
  ) entered
  left join go_live_forecast f on f.engagement_id = given.id
  where f.as_of is not null and entered.at > f.as_of or f.as_of is null and entered.at >= given."dayBegan"
  on conflict (engagement_id, stage) do nothing`;

/** A P80 of an engagement as of an instant. */
export interface StageForecast extends Pick<ProbableGoLive, 'p80On'> {
  readonly id: string;
  readonly asOf: Date;
  /** Start of the local day of `asOf`. */
  readonly dayBegan: Date;
}

export async function keepStageForecasts(tx: Tx, forecasts: readonly StageForecast[]): Promise<void> {
  if (forecasts.length > 0)
    await preparedQuery(tx, 'keep_stage_forecasts', KEEP, [JSON.stringify(forecasts)]);
}
