import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { Measures } from '../../platform/graphql/decimals.js';
import { connectionOf } from '../../platform/graphql/reads/connection.js';
import { Named } from '../../platform/graphql/reads/named.js';
import { Expr, From, Many, NodeFor, One } from '../../platform/graphql/reads/sources.js';
import { $, _, sql } from '../../platform/graphql/reads/sql.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { EngagementStage, EngagementStatus, EngagementType } from '../../platform/graphql/shared-enums.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { ApiProduct } from '../catalog/index.js';
import { Partner } from '../partners/index.js';
import { SolutionEngineer } from '../staffing/index.js';
import { BallInterval } from './ball-interval.graphql.js';
import { EngagementEntity } from './engagement.entity.js';

@ObjectType({ implements: () => [Node], description: 'One piece of services work for one partner.' })
@NodeFor('staff:read')
@From(() => EngagementEntity, 'engagement')
@Named(/^ENG-\d{1,18}$/i, 'select key as name, id from engagement where key = any($1)')
export class Engagement implements Node {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @Field(() => String, { description: 'What people call it, as `ENG-142`.' }) key!: string;
  @Field(() => String, { description: 'What it is about.' }) title!: string;
  @Field(() => EngagementType, { description: 'The kind of work.' }) type!: words.EngagementType;
  @Field(() => EngagementStage, { description: 'How far it has come.' }) stage!: words.EngagementStage;
  @Field(() => EngagementStatus, { description: 'Whether work goes on.' }) status!: words.EngagementStatus;
  @Field(() => Int, { description: 'Counts its changes; give it as `expectedVersion`.' }) version!: number;
  @Field(() => String, { description: 'ISO 3166 code whose public holidays count.' }) region!: string;
  @Field(() => String, { description: 'IANA zone in which its days begin.' }) timeZone!: string;

  @One(sql`${_}.id = ${$}.partner_id`)
  @Field(() => Partner, { description: 'Whom the work is for.' })
  partner!: Partner;
  @Many({
    where: sql`exists (select from engagement_scope s join api_version v on v.id = s.api_version_id
      where s.engagement_id = ${$}.id and v.api_product_id = ${_}.id)`,
    orderBy: sql`${_}.name`,
    atMost: 20,
  })
  @Field(() => [ApiProduct], { description: 'The API products in scope, by name; at most 20.' })
  apiProducts!: ApiProduct[];
  @One(sql`${_}.id = ${$}.lead_id`)
  @Field(() => SolutionEngineer, { description: 'The solution engineer who leads it.' })
  lead!: SolutionEngineer;
  @Many({
    where: sql`exists (select from engagement_engineer m where m.engagement_id = ${$}.id and m.engineer_id = ${_}.id)`,
    orderBy: sql`${_}.name, ${_}.id`,
    atMost: 20,
  })
  @Field(() => [SolutionEngineer], {
    description: 'Everybody who works on it, the lead among them, by name; at most 20.',
  })
  team!: SolutionEngineer[];

  @Field(() => LocalDate, { description: 'The day it started; the first baseline counts from it.' })
  startedOn!: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Go-live as first planned; null without a go-live milestone.',
  })
  baselineGoLiveOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Go-live as the plan now stands.' })
  forecastGoLiveOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The day it went live; null before.' })
  actualGoLiveOn!: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Working days from the first baseline go-live to the forecast one; positive is late.',
  })
  scheduleVarianceDays!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Working days from the latest baseline go-live to the forecast one; positive is late.',
  })
  scheduleVarianceFromLatestDays!: number | null;
  @Measures('RATIO')
  @Field(() => Float, {
    nullable: true,
    description:
      'Earned value (ISO 21508): weight done by weight whose due day by the latest baseline is past; null before any is.',
  })
  schedulePerformanceIndex!: number | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day on which work is expected to go on; null unless it is on hold.',
  })
  expectedResumeOn!: string | null;

  @One(sql`${_}.engagement_id = ${$}.id and ${_}.until is null`)
  @Field(() => BallInterval, {
    nullable: true,
    description: 'Who must act now; null on hold and once it has ended.',
  })
  ballInCourt!: BallInterval | null;

  @Expr(sql`(select coalesce(sum(p.minutes), 0)::int from progress_entry p where p.engagement_id = ${_}.id)`)
  @Field(() => Int, { description: 'Minutes of work logged on it.' })
  minutesLogged!: number;
}

export const EngagementConnection = connectionOf(() => Engagement, 'Engagement');
