import { applyDecorators } from '@nestjs/common';
import { Field, Float, Int, ObjectType, ResolveField, Resolver } from '@nestjs/graphql';
import { type Measured, Measures } from '../../platform/graphql/reads/schema/decimals.js';
import { _, sql, instant } from '../../platform/graphql/reads/fragments/sql.js';
import { bySql, Json } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { Engagement, countedVersions } from '../engagements/index.js';
import { firstSuccess, hoursBetween, productionSteps, startOf } from './adoption-steps.query.js';
import { ENGAGEMENT_USAGE } from './engagement-usage.query.js';

const figure = (measured: Measured, description: string) =>
  applyDecorators(
    Measures(measured),
    Field(() => Float, { nullable: true, description }),
  );

@ObjectType({
  description:
    "The partner's usage of the API products in scope; N days are the N complete UTC days before today. For first calls, activation and sustained use of a migration, only API versions in scope count.",
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
    'Share of the matchable operations in scope called successfully in production in the last 28 days, 0-1; null before the first production credential of an application registered for a product in scope.',
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
    'Time to first call: hours from the earliest sandbox credential of an application registered for a product in scope to the first successful sandbox call; null until then, and if the call was earlier.',
  )
  ttfcHours!: number | null;
  @figure(
    'DURATION',
    'Hours from 00:00 local time on the start date to the first successful production call; null until then, and if the call was earlier.',
  )
  timeToProductionHours!: number | null;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Day (UTC) on which the partner was active in production for the fifth time within 14 days of the first successful production call; null until then.',
  })
  activatedOn!: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'First day (UTC) on which the partner had been active in production on 10 of the last 28 days, including that day; null until then.',
  })
  sustainedOn!: string | null;
}

const CALLS = { partnerId: sql`${_}.partner_id`, versions: sql`v.ids` };
/** The steps that usage proves, as one row; the same as in the funnel. */
const STEPS = sql`
  select ${firstSuccess('SANDBOX', CALLS)} as first_sandbox_success_at, p.*
  from (select (select c.ids from (${countedVersions(sql`(select ${_}.id, ${_}.type)`)}) c) as ids) v,
    lateral (${productionSteps(CALLS)}) p`;

const ADOPTION = sql`(select json_build_object(
  'calls28', f.production28_calls,
  'errorRate28', f.production28_errors / nullif(f.production28_unthrottled, 0),
  'activeDays28', f.production28_active_days,
  'breadth', case when f.production_issued_at is not null
    then f.operations_called::float8 / nullif(f.operations_in_scope, 0) end,
  'trend', (f.production28_successes - f.production_before28_successes) / nullif(f.production_before28_successes, 0),
  'lastCallAt', ${instant(sql`f.last_call_at`)},
  'ttfcHours', ${hoursBetween(sql`f.sandbox_issued_at`, sql`f.first_sandbox_success_at`)},
  'timeToProductionHours', ${hoursBetween(sql`f.started_at`, sql`f.first_production_success_at`)},
  'activatedOn', (f.activated_at at time zone 'utc')::date,
  'sustainedOn', (f.sustained_at at time zone 'utc')::date
  ) from (select u.*, s.*, ${startOf(_)} as started_at
    from (${ENGAGEMENT_USAGE}) u, (${STEPS}) s
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
