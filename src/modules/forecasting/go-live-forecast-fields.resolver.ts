import { ResolveField, Resolver } from '@nestjs/graphql';
import { $, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { bySql, One } from '../../platform/graphql/reads/schema/decorators.js';
import { Engagement } from '../engagements/index.js';
import { GoLiveForecast } from './go-live-forecast.graphql.js';

/** The stored forecast, or a row without one: the field is never null. Once live, both days are the actual one at once. */
const FORECAST = sql`(
  select e.live_on, coalesce(e.live_on, f.p50_on) as p50_on, coalesce(e.live_on, f.p80_on) as p80_on, f.as_of,
    case when e.live_on is null then f.driver_id end as driver_id,
    case when e.live_on is null then f.pool end as pool,
    case when e.live_on is null then coalesce(f.n, 0) else 0 end as n,
    e.live_on is null and coalesce(f.too_few, false) as too_few
  from (select ${$}.actual_go_live_on as live_on) e
  left join go_live_forecast f on f.engagement_id = ${$}.id)`;

/** Uses the key of go_live_forecast. */
@Resolver(() => Engagement)
export class EngagementGoLiveForecastField {
  @One(sql`true`, FORECAST)
  @ResolveField(() => GoLiveForecast, {
    description:
      'Probable go-live as last forecast; its days are null if there is no forecast, and it says why.',
  })
  goLiveForecast(): GoLiveForecast {
    return bySql();
  }
}
