import { Field, Float, ObjectType } from '@nestjs/graphql';
import { ENVIRONMENTS, type Environment as EnvironmentWord } from '../../kernel/enums.js';
import type { LocalDate as Day } from '../../kernel/local-date.js';
import { Measures } from '../../platform/graphql/reads/schema/decimals.js';
import { _, column, Sql, sql, instant } from '../../platform/graphql/reads/fragments/sql.js';
import { Expr, From, Json } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { Environment } from '../../platform/graphql/shared-enums.js';
import { BREADTH, bucketStarts, CallTotals, IN_SCOPE, LAST_CALL, totalsByStart } from '../adoption/index.js';
import { EngagementEntity } from '../engagements/index.js';
import { countsOf, sumCounts, sumsOfCalls, totalsOf } from '../usage/index.js';
import { IntegrationVersionToLeave, VersionsToLeave } from './integration-version.graphql.js';

@ObjectType({ description: 'Your calls by outcome, and their latency.' })
export class IntegrationUsageTotals extends CallTotals {}

@ObjectType({ description: 'Your calls in one environment.' })
export class IntegrationEnvironmentUsage extends CallTotals {
  @Field(() => Environment, { description: 'Environment of the calls.' }) environment!: EnvironmentWord;
}

@ObjectType({ description: 'Your calls on one UTC day, in both environments.' })
export class IntegrationDayUsage extends CallTotals {
  @Field(() => LocalDate, { description: 'The UTC day.' }) day!: string;
}

const SUMS = new Sql([{ kind: 'text', text: sumsOfCalls() }]);
/** Calls in the integration's days; uses usage_application_daily_by_partner (partner_id, environment, day). */
const ITS_CALLS = sql`usage_application_daily u
  where u.partner_id = ${_}.partner_id and u.environment in ('SANDBOX', 'PRODUCTION')
    and u.day between ${_}.first_day and ${_}.last_day and ${IN_SCOPE}`;

interface Grouped<K> {
  readonly key: K;
  readonly counts: number[];
}
interface Daily {
  readonly from: Day;
  readonly to: Day;
  readonly days: readonly Grouped<Day>[];
}

function byEnvironment(groups: readonly Grouped<EnvironmentWord>[]): IntegrationEnvironmentUsage[] {
  return ENVIRONMENTS.map((environment) => {
    const counts = groups.filter(({ key }) => key === environment).map((group) => countsOf(group.counts));
    return { environment, ...totalsOf(sumCounts(counts)) };
  });
}

function byDay({ from, to, days }: Daily): IntegrationDayUsage[] {
  const rows = days.map(({ key, counts }) => ({
    ...{ start: `${key}T00:00:00.000Z`, counts: countsOf(counts) },
  }));
  const totalsIn = totalsByStart(rows);
  return bucketStarts(from, to, 'DAY').map((start) => ({ ...totalsIn(start), day: start.slice(0, 10) }));
}

/** One row with the ids of an integration and its partner, its key, and the first and last day. */
@ObjectType({
  description:
    "Your company's usage of the API products of an integration, as the services team also sees it.",
})
@From(() => EngagementEntity)
export class IntegrationUsage {
  @Expr(column('first_day'))
  @Field(() => LocalDate, { description: 'First day (UTC).' })
  from!: string;
  @Expr(column('last_day'))
  @Field(() => LocalDate, {
    description: 'Last UTC day, inclusive: yesterday, the last complete day.',
  })
  to!: string;
  @Json(sql`(select to_json(${SUMS}) from ${ITS_CALLS})`, (counts: number[]) => totalsOf(countsOf(counts)))
  @Field(() => IntegrationUsageTotals, { description: 'All calls in these days, in both environments.' })
  totals!: IntegrationUsageTotals;
  @Json(
    sql`(select coalesce(json_agg(g), '[]') from (
      select u.environment as key, ${SUMS} as counts from ${ITS_CALLS} group by u.environment) g)`,
    byEnvironment,
  )
  @Field(() => [IntegrationEnvironmentUsage], { description: 'Usage by environment, one entry each.' })
  environments!: IntegrationEnvironmentUsage[];
  @Json(
    sql`json_build_object('from', ${_}.first_day, 'to', ${_}.last_day, 'days', (
      select coalesce(json_agg(g), '[]') from (
        select u.day as key, ${SUMS} as counts from ${ITS_CALLS} group by u.day) g))`,
    byDay,
  )
  @Field(() => [IntegrationDayUsage], {
    description: 'Usage by day, oldest first, one entry per day; at most 90.',
  })
  daily!: IntegrationDayUsage[];
  @Measures('RATIO')
  @Expr(BREADTH)
  @Field(() => Float, {
    nullable: true,
    description:
      'Share of the operations in scope that you called successfully in production in the last 28 days, 0-1; null before the first production credential.',
  })
  breadth!: number | null;
  @VersionsToLeave()
  @Field(() => [IntegrationVersionToLeave], {
    description:
      'Deprecated API versions in scope, or called by one of its applications in the last 90 days, earliest sunset first.',
  })
  versionsToLeave!: IntegrationVersionToLeave[];
  @Expr(instant(LAST_CALL))
  @Field(() => DateTime, {
    nullable: true,
    description:
      "Last call with any of your company's client IDs, whatever its status; null before the first.",
  })
  lastCallAt!: Date | null;
}
