import { Args, ArgsType, Field, ResolveField, Resolver } from '@nestjs/graphql';
import { zoneOf } from '../../platform/graphql/reads/fragments/local-day.js';
import { $, _, arg, now, sql, whole } from '../../platform/graphql/reads/fragments/sql.js';
import { Many, One, bySql } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { Engagement } from '../engagements/index.js';
import { shadowModel } from '../health-models/index.js';
import { Health } from './health.graphql.js';
import { HealthOverride } from './health-override.graphql.js';
import { NEWEST_FIRST, newestSnapshot, seenAt, SHADOWS } from './newest-snapshot.js';

const NEWEST = sql`${_}.id = ${newestSnapshot(sql`s.id`, sql`${$}.id`)}`;
const NEWEST_AT = sql`${_}.id = ${newestSnapshot(sql`s.id`, sql`${$}.id`, sql`s.as_of <= ${arg('at')}::timestamptz`)}`;

const NEWEST_SHADOW = sql`${_}.id = ${newestSnapshot(
  ...([
    sql`s.id`,
    sql`${$}.id`,
    sql`s.model_id = ${shadowModel($, sql`${now}`)}`,
    sql`health_shadow`,
  ] as const),
)}`;

const MAX_OVERRIDES = 100;

const ZONE = zoneOf(sql`${$}.time_zone`);

/** Of the first 400 days, the newest 1000 evaluations. One per instant: the last stored. Uses the index health_snapshot_as_of. */
const OF_DAYS = sql`(
  select distinct on (s.as_of) s.*, s.as_of as seen_at from health_snapshot s
  where s.engagement_id = ${$}.id
    and s.as_of >= ${arg('from')}::date::timestamp at time zone ${ZONE}
    and s.as_of < (least(${arg('to')}::date, ${arg('from')}::date + 399) + 1)::timestamp at time zone ${ZONE}
  order by ${NEWEST_FIRST} limit 1000)`;

@ArgsType()
class HistoryArgs {
  @Field(() => LocalDate, { description: "First day, in the engagement's time zone." }) from!: string;
  @Field(() => LocalDate, {
    description: 'Last day; of a longer range, the first 400 days are returned.',
  })
  to!: string;
}

@Resolver(() => Engagement)
export class EngagementHealthFields {
  @One(NEWEST, seenAt(sql`${now}`))
  @ResolveField(() => Health, {
    nullable: true,
    description: 'Latest health evaluation; null before the first.',
  })
  health(): Health {
    return bySql();
  }

  @One(NEWEST_SHADOW, SHADOWS)
  @ResolveField(() => Health, {
    nullable: true,
    description:
      'Latest evaluation by the shadow: a model on trial, evaluated beside the active one from the same values. Its band is the computed one, never overridden, and counts nowhere. Null if there is no shadow, or it has not been evaluated yet.',
  })
  shadowHealth(): Health {
    return bySql();
  }

  @One(NEWEST_AT, seenAt(sql`${arg('at')}::timestamptz`))
  @ResolveField(() => Health, {
    nullable: true,
    description: 'Latest health evaluation at or before a point in time.',
  })
  healthAsOf(@Args('at', { type: () => DateTime, description: 'The point in time.' }) _at: Date): Health {
    return bySql();
  }

  @Many({ from: OF_DAYS, where: sql`true`, orderBy: sql`${_}.as_of`, atMost: 1_000 })
  @ResolveField(() => [Health], {
    description:
      'Evaluations of at most 400 days, oldest first; if more than 1000, the newest 1000. One per instant: the last stored.',
  })
  healthHistory(@Args({ type: () => HistoryArgs }) _range: HistoryArgs): Health[] {
    return bySql();
  }

  @Many({
    where: sql`${_}.engagement_id = ${$}.id`,
    orderBy: sql`${_}.since desc, ${_}.id desc`,
    from: sql`(select o.* from health_override o where o.engagement_id = ${$}.id
      order by o.since desc, o.id desc limit ${whole(MAX_OVERRIDES)})`,
    atMost: MAX_OVERRIDES,
  })
  @ResolveField(() => [HealthOverride], {
    description: 'Overrides, past and current, newest first; at most the newest 100.',
  })
  healthOverrides(): HealthOverride[] {
    return bySql();
  }
}
