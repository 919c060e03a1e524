import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { MAX_PLAN_MILESTONES } from '../../kernel/plan-limits.js';
import { $, _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { Expr, From, IdOf, Many } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import {
  EngagementStage,
  EngagementStatus,
  HealthBand,
  MilestoneStatus,
  Party,
} from '../../platform/graphql/shared-enums.js';
import {
  currentBand,
  EngagementEntity,
  EngagementFilter,
  LEAD_NAME,
  PARTNER_NAME,
} from '../engagements/index.js';
import { isCritical, MilestoneEntity } from '../planning/index.js';

/** The most engagements on a page. */
export const MAX_TIMELINE = 200;

@ObjectType({ description: 'A milestone as drawn on a timeline.' })
@From(() => MilestoneEntity, 'milestone')
export class TimelineMilestone {
  @Field(() => ID, { description: 'ID of the milestone.' }) id!: string;
  @Field(() => String, { description: 'Code, unique within the engagement.' }) code!: string;
  @Field(() => String, { description: 'What the milestone delivers.' }) title!: string;
  @Field(() => Party, { description: 'Party responsible for it.' }) party!: words.Party;
  @Field(() => MilestoneStatus, { description: 'Status.' }) status!: words.MilestoneStatus;
  @Field(() => Boolean, { description: 'Whether its completion makes the engagement live.' })
  isGoLive!: boolean;
  @Expr(sql`coalesce(${isCritical(_)}, false)`)
  @Field(() => Boolean, {
    description: 'Whether it is on the critical path: unfinished, and its delay would delay go-live.',
  })
  critical!: boolean;
  @Field(() => LocalDate, { nullable: true, description: 'Start date in the first baseline.' })
  baselineStartOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Due date in the first baseline.' })
  baselineDueOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Forecast start date; null if skipped.' })
  forecastStartOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Forecast due date; null if skipped.' })
  forecastDueOn!: string | null;
}

@ObjectType({ description: 'An engagement as drawn on a timeline.' })
@From(() => EngagementEntity, 'engagement')
export class TimelineEngagement {
  @Field(() => ID, { description: 'ID of the engagement.' }) id!: string;
  @Field(() => String, { description: 'Readable key, e.g. `ENG-142`.' }) key!: string;
  @Field(() => String, { description: 'Title.' }) title!: string;
  @IdOf('partner', column('partner_id'))
  @Field(() => ID, { description: 'ID of the partner.' })
  partnerId!: string;
  @Expr(PARTNER_NAME)
  @Field(() => String, { description: 'Name of the partner.' })
  partnerName!: string;
  @IdOf('engineer', column('lead_id'))
  @Field(() => ID, { description: 'ID of the lead solution engineer.' })
  leadId!: string;
  @Expr(LEAD_NAME)
  @Field(() => String, { description: 'Name of the lead solution engineer.' })
  leadName!: string;
  @Field(() => EngagementStage, { description: 'Current stage.' }) stage!: words.EngagementStage;
  @Field(() => EngagementStatus, { description: 'Status.' }) status!: words.EngagementStatus;
  @Expr(currentBand(_))
  @Field(() => HealthBand, { nullable: true, description: 'Health band; null until it is evaluated.' })
  band!: words.HealthBand | null;
  @Field(() => LocalDate, { description: 'Start date.' }) startedOn!: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Go-live in the first baseline; null without a go-live milestone.',
  })
  baselineGoLiveOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Forecast go-live.' })
  forecastGoLiveOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Day it went live; null until then.' })
  actualGoLiveOn!: string | null;
  @Expr(sql`coalesce(${_}.actual_go_live_on, (
    select f.p80_on from go_live_forecast f where f.engagement_id = ${_}.id))`)
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Day by which it is live with a probability of 80%, as last forecast; the actual day once live; null without a forecast.',
  })
  p80On!: string | null;
  @Many({
    where: sql`${_}.engagement_id = ${$}.id`,
    orderBy: sql`${_}.position`,
    atMost: MAX_PLAN_MILESTONES,
  })
  @Field(() => [TimelineMilestone], { description: 'Milestones of its plan, in plan order; at most 200.' })
  milestones!: TimelineMilestone[];
}

export const TimelineEngagementConnection = connectionOf(() => TimelineEngagement, 'TimelineEngagement');

@ArgsType()
export class TimelineArgs {
  @Field(() => EngagementFilter, { nullable: true, description: 'Filter; all if omitted.' })
  filter?: EngagementFilter | null;
  @Field(() => Int, { nullable: true, defaultValue: 100, description: 'Page size, 1-200.' })
  first!: number;
  @Field(() => String, {
    nullable: true,
    description: '`endCursor` of the previous page; omit for the first page.',
  })
  after?: string | null;
}
