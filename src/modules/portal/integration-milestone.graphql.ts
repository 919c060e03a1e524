import { Field, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { Expr, From } from '../../platform/graphql/reads/sources.js';
import { _, sql } from '../../platform/graphql/reads/sql.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { EngagementStage, MilestoneStatus, Party } from '../../platform/graphql/shared-enums.js';
import { MilestoneEntity } from '../delivery/index.js';

@ObjectType({ description: 'A step of an integration that its partner sees.' })
@From(() => MilestoneEntity)
export class IntegrationMilestone {
  @Field(() => String, { description: 'Its name within the integration, as `sandbox-access`.' })
  code!: string;
  @Field(() => String, { description: 'What is to be done.' }) title!: string;
  @Field(() => EngagementStage, { description: 'The stage it belongs to.' }) stage!: words.EngagementStage;
  @Field(() => Party, { description: 'Who does it.' }) party!: words.Party;
  @Field(() => MilestoneStatus, { description: 'How far it is.' }) status!: words.MilestoneStatus;
  @Expr(sql`exists (select from blocker b where b.engagement_id = ${_}.engagement_id
    and b.milestone_id = ${_}.id and b.resolved_at is null and b.visibility = 'PARTNER')`)
  @Field(() => Boolean, { description: 'Whether an open blocker that your company sees names it.' })
  blocked!: boolean;
  @Field(() => LocalDate, { nullable: true, description: 'The day it was to be done as first planned.' })
  baselineDueOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The day it will be done as the plan now stands.' })
  forecastDueOn!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The day it was done; null before.' })
  completedOn!: string | null;
}
