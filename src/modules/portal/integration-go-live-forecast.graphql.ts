import { Field, ObjectType } from '@nestjs/graphql';
import { $, _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { From, One } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { isShown } from '../engagements/index.js';
import { GoLiveForecastEntity } from '../forecasting/index.js';
import { IntegrationMilestone } from './integration-milestone.graphql.js';

/** One row if the engagement shares its forecast, and none otherwise; row security then hides the forecast as well. */
export const SharedForecast = () =>
  One(
    sql`true`,
    sql`(
      select f.p50_on, f.p80_on, f.driver_id, f.as_of from (select true) e
      left join go_live_forecast f on f.engagement_id = ${$}.id
      where ${$}.share_forecast)`,
  );

@ObjectType({ description: 'Probable go-live of an integration, updated when it changes and once a day.' })
@From(() => GoLiveForecastEntity)
export class IntegrationGoLiveForecast {
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Day by which it is live with a probability of 50%; the actual day once live; null if unknown.',
  })
  p50On!: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Day by which it is live with a probability of 80%; the actual day once live; null if unknown.',
  })
  p80On!: string | null;
  @One(sql`${_}.id = ${$}.driver_id and ${isShown(_)}`)
  @Field(() => IntegrationMilestone, {
    nullable: true,
    description: 'Milestone that go-live most probably depends on; null if there is none that you can see.',
  })
  driver!: IntegrationMilestone | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was forecast; null until then.' })
  asOf!: Date | null;
}
