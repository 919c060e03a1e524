import { preparedQuery, query, type Tx } from '../../platform/database/tx.js';
import type { EngagementEntity } from '../engagements/index.js';
import type { ProbableGoLive } from './domain/simulate.js';

/** A forecast as stored. */
export interface StoredForecast extends ProbableGoLive {
  readonly tooFew: boolean;
}

const SAVE = `
  insert into go_live_forecast as kept
    (engagement_id, partner_id, as_of, p50_on, p80_on, driver_id, pool, n, too_few)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (engagement_id) do update set as_of = excluded.as_of, p50_on = excluded.p50_on,
    p80_on = excluded.p80_on, driver_id = excluded.driver_id, pool = excluded.pool, n = excluded.n,
    too_few = excluded.too_few
  where kept.as_of <= excluded.as_of`;

/** Stores a forecast, unless a later one is stored. */
export async function saveForecast(
  tx: Tx,
  { id, partnerId }: EngagementEntity,
  asOf: Date,
  { p50On, p80On, driverId, pool, n, tooFew }: StoredForecast,
): Promise<void> {
  const values = [id, partnerId, asOf, p50On, p80On, driverId, pool, n, tooFew];
  await preparedQuery(tx, 'save_go_live_forecast', SAVE, values);
}

/** @returns when the engagement's forecast was made; null if it has none */
export async function forecastMadeAt(tx: Tx, engagementId: string): Promise<Date | null> {
  const [stored] = await query<{ asOf: Date }>(
    tx,
    'select as_of as "asOf" from go_live_forecast where engagement_id = $1',
    [engagementId],
  );
  return stored?.asOf ?? null;
}

/**
 * Keeps the P80 that was in force when the engagement first entered each stage. An entry from before the first forecast is
 * only kept if that forecast is made on the day of the entry; what happened before is not guessed. Called before `saveForecast`.
 * Uses engagement_history_of_engagement.
 */
const KEEP = `
  insert into go_live_stage_forecast (engagement_id, stage, entered_at, p80_on)
  select $1, entered.stage, entered.at, case when f.as_of is null then $3::date else f.p80_on end
  from (
    select h.stage, min(h.at) as at from engagement_history h
    where h.engagement_id = $1 and h.stage <> 'CLOSED' and h.at <= $2 group by h.stage
  ) entered
  left join go_live_forecast f on f.engagement_id = $1
  where f.as_of is not null and entered.at > f.as_of or f.as_of is null and entered.at >= $4
  on conflict (engagement_id, stage) do nothing`;

/** @param dayBegan start of the local day of `asOf` */
export async function keepStageForecasts(
  tx: Tx,
  engagementId: string,
  { asOf, dayBegan, p80On }: { readonly asOf: Date; readonly dayBegan: Date } & Pick<ProbableGoLive, 'p80On'>,
): Promise<void> {
  await preparedQuery(tx, 'keep_stage_forecasts', KEEP, [engagementId, asOf, p80On, dayBegan]);
}
