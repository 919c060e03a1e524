import { applyDecorators } from '@nestjs/common';
import { Field, Float, Int, ObjectType, ResolveField, Resolver } from '@nestjs/graphql';
import { type Measured, Measures } from '../../platform/graphql/decimals.js';
import { zoneOf } from '../../platform/graphql/reads/fragments/local-day.js';
import { _, sql, instant } from '../../platform/graphql/reads/fragments/sql.js';
import { bySql, Json } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Engagement } from '../engagements/index.js';
import { ENGAGEMENT_USAGE } from './engagement-usage.query.js';

const figure = (measured: Measured, description: string) =>
  applyDecorators(
    Measures(measured),
    Field(() => Float, { nullable: true, description }),
  );

@ObjectType({
  description:
    "The partner's usage of the API products in scope; N days are the N complete UTC days before today.",
})
export class EngagementAdoption {
  @Measures('COUNT')
  @Field(() => Float, { description: 'Production calls in the last 28 days.' })
  calls28!: number;
  @figure(
    'RATIO',
    'Production error rate in the last 28 days, 0-1, excluding throttled calls; null without such calls.',
  )
  errorRate28!: number | null;
  @Field(() => Int, { description: 'Days with a successful production call in the last 28 days.' })
  activeDays28!: number;
  @figure(
    'RATIO',
    'Share of the matchable operations in scope called successfully in production in the last 28 days, 0-1; null before the first production credential.',
  )
  breadth!: number | null;
  @figure(
    'RATIO',
    'Growth in successful production calls: last 28 days / previous 28 days - 1; null without any in the previous 28 days.',
  )
  trend!: number | null;
  @Field(() => DateTime, {
    nullable: true,
    description:
      "Last call with any of the partner's client IDs, whatever its status; null before the first.",
  })
  lastCallAt!: Date | null;
  @figure(
    'DURATION',
    'Time to first call: hours from the earliest sandbox credential to the first successful sandbox call; null until then.',
  )
  ttfcHours!: number | null;
  @figure(
    'DURATION',
    'Hours from 00:00 local time on the start date to the first successful production call; null until then.',
  )
  timeToProductionHours!: number | null;
}

const ADOPTION = sql`(select json_build_object(
  'calls28', f.production28_calls,
  'errorRate28', f.production28_errors / nullif(f.production28_unthrottled, 0),
  'activeDays28', f.production28_active_days,
  'breadth', case when f.production_issued_at is not null
    then f.operations_called::float8 / nullif(f.operations_in_scope, 0) end,
  'trend', (f.production28_successes - f.production_before28_successes) / nullif(f.production_before28_successes, 0),
  'lastCallAt', ${instant(sql`f.last_call_at`)},
  'ttfcHours', case when f.first_sandbox_success_at >= f.sandbox_issued_at
    then extract(epoch from f.first_sandbox_success_at - f.sandbox_issued_at)::float8 / 3600 end,
  'timeToProductionHours', case when f.first_production_success_at >= f.started_at
    then extract(epoch from f.first_production_success_at - f.started_at)::float8 / 3600 end
  ) from (select u.*, ${_}.started_on::timestamp at time zone ${zoneOf(sql`${_}.time_zone`)} as started_at
    from (${ENGAGEMENT_USAGE}) u
    offset 0 -- computes each fact once, not once per use
  ) f)`;

@Resolver(() => Engagement)
export class EngagementAdoptionResolver {
  @Json(ADOPTION)
  @ResolveField(() => EngagementAdoption, {
    description: "The partner's usage of the API products in scope.",
  })
  adoption(): EngagementAdoption {
    return bySql();
  }
}
