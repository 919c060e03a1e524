import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { Measures } from '../../platform/graphql/reads/schema/decimals.js';
import { isCurrent } from '../../platform/graphql/reads/fragments/current.js';
import { $, _, instant, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { Expr, From, Many, NodeFor, One } from '../../platform/graphql/reads/schema/decorators.js';
import { Named } from '../../platform/graphql/reads/schema/named.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { EngagementStage, EngagementStatus, EngagementType } from '../../platform/graphql/shared-enums.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { ApiProduct } from '../catalog/index.js';
import { Partner } from '../partners/index.js';
import { SolutionEngineer } from '../staffing/index.js';
import { BallInterval } from './ball-interval.graphql.js';
import { hasOnTeam } from './conditions.js';
import { EngagementEntity } from './engagement.entity.js';
import { isProductInScope } from './in-scope.js';

/** When progress was last logged on the current engagement; uses the index progress_entry_of_engagement. */
export const LAST_PROGRESS_AT = sql`(select p.created_at from progress_entry p
  where p.engagement_id = ${_}.id and not p.withdrawn order by p.created_at desc limit 1)`;

@ObjectType({ implements: () => [Node], description: 'A services engagement with one partner.' })
@NodeFor('staff:read')
@From(() => EngagementEntity, 'engagement')
@Named(/^ENG-\d{1,18}$/i, 'select key as name, id from engagement where key = any($1)')
export class Engagement implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Field(() => String, { description: 'Readable key, e.g. `ENG-142`.' }) key!: string;
  @Field(() => String, { description: 'Title.' }) title!: string;
  @Field(() => EngagementType, { description: 'Type of engagement.' }) type!: words.EngagementType;
  @Field(() => EngagementStage, { description: 'Current stage.' }) stage!: words.EngagementStage;
  @Field(() => EngagementStatus, { description: 'Status.' }) status!: words.EngagementStatus;
  @Field(() => Int, {
    description:
      'Version number, incremented on every change except to forecasts, health, usage, pulses and allocations; pass it as `expectedVersion`.',
  })
  version!: number;
  @Field(() => String, { description: 'ISO 3166 code of the region whose public holidays apply.' })
  region!: string;
  @Field(() => String, { description: 'IANA time zone that determines where its days begin.' })
  timeZone!: string;

  @One(sql`${_}.id = ${$}.partner_id`)
  @Field(() => Partner, { description: 'The partner.' })
  partner!: Partner;
  @Many({
    where: isProductInScope(sql`${$}.id`, sql`${_}.id`),
    orderBy: sql`${_}.name`,
    atMost: 20,
  })
  @Field(() => [ApiProduct], { description: 'API products in scope, by name; at most 20.' })
  apiProducts!: ApiProduct[];
  @One(sql`${_}.id = ${$}.lead_id`)
  @Field(() => SolutionEngineer, { description: 'Lead solution engineer.' })
  lead!: SolutionEngineer;
  @Many({
    where: hasOnTeam(sql`${$}.id`, (engineer) => sql`${engineer} = ${_}.id`),
    orderBy: sql`${_}.name, ${_}.id`,
    atMost: 20,
  })
  @Field(() => [SolutionEngineer], {
    description: 'Everyone working on it, including the lead, by name; at most 20.',
  })
  team!: SolutionEngineer[];

  @Field(() => LocalDate, { description: 'Start date, which the first baseline counts from.' })
  startedOn!: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Go-live in the first baseline; null without a go-live milestone.',
  })
  baselineGoLiveOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Forecast go-live.' })
  forecastGoLiveOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Day it went live; null until then.' })
  actualGoLiveOn!: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Working days from go-live in the first baseline to the forecast go-live; positive is late.',
  })
  scheduleVarianceDays!: number | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'Working days from go-live in the latest baseline to the forecast go-live; positive is late.',
  })
  scheduleVarianceFromLatestDays!: number | null;
  @Measures('RATIO')
  @Field(() => Float, {
    nullable: true,
    description:
      'Schedule performance index (earned value, ISO 21508): weight done / weight due before today in the latest baseline; null while none is due.',
  })
  schedulePerformanceIndex!: number | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day on which work is expected to resume; null unless it is on hold.',
  })
  expectedResumeOn!: string | null;

  @Field(() => Boolean, { description: 'Whether the partner can see its probable go-live.' })
  shareForecast!: boolean;

  @One(sql`${_}.engagement_id = ${$}.id and ${isCurrent(_)}`)
  @Field(() => BallInterval, {
    nullable: true,
    description: 'Who must act now; null while on hold and once it has ended.',
  })
  ballInCourt!: BallInterval | null;

  @Expr(sql`(select coalesce(sum(p.minutes), 0)::int from progress_entry p where p.engagement_id = ${_}.id)`)
  @Field(() => Int, { description: 'Minutes of work logged.' })
  minutesLogged!: number;
  @Expr(instant(LAST_PROGRESS_AT))
  @Field(() => DateTime, {
    nullable: true,
    description: 'When progress was last logged, except withdrawn entries; null if there is none.',
  })
  lastProgressAt!: Date | null;
}

export const EngagementConnection = connectionOf(() => Engagement, 'Engagement');
