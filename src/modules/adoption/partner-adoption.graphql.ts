import { applyDecorators } from '@nestjs/common';
import { ArgsType, Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { type Measured, Measures } from '../../platform/graphql/reads/schema/decimals.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { $, _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { PageArgs, connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { type Order, orderInput } from '../../platform/graphql/reads/lists/order.js';
import { Expr, From, Json, One } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { Partner, PartnerEntity } from '../partners/index.js';
import { countsOf, totalsOf } from '../usage/index.js';
import { UsageConditions, count, latency } from './adoption.graphql.js';
import type { PartnerSortField } from './partner-ranking.query.js';

export const PartnerAdoptionOrderField = enumOf<PartnerSortField>(
  'PartnerAdoptionOrderField',
  'What partners can be ranked by.',
  {
    NAME: 'Name of the partner.',
    CALLS: 'Calls.',
    TREND: 'Trend: ascending, the partners that regress most come first.',
    ERROR_RATE: 'Error rate.',
    P95: 'Latency, 95th percentile.',
    BREADTH: 'Breadth.',
    LAST_CALL: 'Last call.',
  },
);
export const PartnerAdoptionOrder = orderInput<PartnerSortField>(
  'PartnerAdoptionOrder',
  () => PartnerAdoptionOrderField,
);

@InputType({
  description:
    'Filter for partners and the calls to count; all conditions must match. All but `apiProductIds` and `environment` choose the partners; those without such calls are listed too.',
})
export class PartnerAdoptionFilter extends UsageConditions {
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day (UTC) of the 28 days that are counted; yesterday if omitted.',
  })
  to?: string | null;
}

type Totals = ReturnType<typeof totalsOf>;
/** A figure of the counts of a row of partner-figures.query.ts. */
const ofCounts = (of: (totals: Totals) => unknown) =>
  Json(column('counts'), (counts: number[]) => of(totalsOf(countsOf(counts))));
const figure = (measured: Measured, name: string, description: string) =>
  applyDecorators(
    Expr(column(name)),
    Measures(measured),
    Field(() => Float, { nullable: true, description }),
  );
const day = (name: string, description: string, nullable = false) =>
  applyDecorators(
    Expr(column(name)),
    Field(() => LocalDate, { nullable, description }),
  );

@ObjectType({
  description:
    "A partner's usage of the APIs: calls of a range of days, and trend, active days and breadth of the 28 days that end with it.",
})
@From(() => PartnerEntity)
export class PartnerAdoption {
  @One(sql`${_}.id = ${$}.id`)
  @Field(() => Partner, { description: 'The partner.' })
  partner!: Partner;
  @day('from_on', 'First day (UTC) of the calls; in `partnerAdoption`, of the 28 days.') from!: string;
  @day('to_on', 'Last day (UTC), inclusive.') to!: string;
  @ofCounts(({ calls }) => calls) @count('All calls') calls!: number;
  @ofCounts(({ successes }) => successes) @count('Calls that ended with 2xx or 3xx') successes!: number;
  @ofCounts(({ clientErrors }) => clientErrors)
  @count('Calls that ended with 4xx, except 429')
  clientErrors!: number;
  @ofCounts(({ throttled }) => throttled) @count('Calls that ended with 429') throttled!: number;
  @ofCounts(({ serverErrors }) => serverErrors) @count('Calls that ended with 5xx') serverErrors!: number;
  @ofCounts(({ errorRate }) => errorRate)
  @Measures('RATIO')
  @Field(() => Float, {
    nullable: true,
    description: 'Client and server errors / calls that were not throttled, 0-1; null without such calls.',
  })
  errorRate!: number | null;
  @ofCounts(({ p50Ms }) => p50Ms) @latency(50) p50Ms!: number | null;
  @ofCounts(({ p95Ms }) => p95Ms) @latency(95) p95Ms!: number | null;
  @ofCounts(({ p99Ms }) => p99Ms) @latency(99) p99Ms!: number | null;
  @figure(
    'RATIO',
    'trend',
    'Growth in successful production calls: 28 days / previous 28 days - 1; null without any in the previous 28 days.',
  )
  trend!: number | null;
  @figure(
    'RATIO',
    'breadth',
    "Share of the matchable operations in the present scope of the partner's open engagements that were called successfully in production in the 28 days, 0-1; null without such operations, and before the first production credential of an application registered for a product in scope.",
  )
  breadth!: number | null;
  @Expr(column('active_days'))
  @Field(() => Int, { description: 'Days with a successful call among the 28 days.' })
  activeDays!: number;
  @Expr(column('last_call_at'))
  @Field(() => DateTime, {
    nullable: true,
    description: 'Last call up to the end of `to`, whatever its status; null if there was none.',
  })
  lastCallAt!: Date | null;
  @day(
    'activated_on',
    'Fifth day with a successful production call within 14 days of the first such day, whatever the range; null until then, and if it was missed.',
    true,
  )
  activatedOn!: string | null;
  @day(
    'sustained_on',
    'First day with 10 such days among the 28 that end with it, whatever the range; null until then.',
    true,
  )
  sustainedOn!: string | null;
}

export const PartnerAdoptionConnection = connectionOf(() => PartnerAdoption, 'PartnerAdoption');

@ArgsType()
export class PartnerAdoptionArgs extends PageArgs {
  @Field(() => PartnerAdoptionFilter, { description: 'Which partners to list, and which calls to count.' })
  filter!: PartnerAdoptionFilter;
  @Field(() => PartnerAdoptionOrder, { nullable: true, description: 'Most calls first, if omitted.' })
  orderBy?: Order<PartnerSortField> | null;
}
