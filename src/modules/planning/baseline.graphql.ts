import { Field, ObjectType } from '@nestjs/graphql';
import { MAX_PLAN_MILESTONES } from '../../kernel/plan-limits.js';
import { From, Many, One } from '../../platform/graphql/reads/sources.js';
import { $, _, sql } from '../../platform/graphql/reads/sql.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { BaselineEntity, BaselineMilestoneEntity } from './baseline.entity.js';
import { Milestone } from './milestone.graphql.js';

@ObjectType({ description: 'A plan as it was promised at an instant; it never changes.' })
@From(() => BaselineEntity)
export class Baseline {
  @Field(() => String, {
    description: 'What people call it, unique in the engagement; the first is called `Start`.',
  })
  name!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Why it was taken, 1-1000 characters; null for the first, which comes with the start.',
  })
  reason!: string | null;
  @Field(() => DateTime, { description: 'When it was taken.' }) takenAt!: Date;
  @Field(() => String, { description: 'Who took it, by the name at that time.' }) takenBy!: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Go-live as promised then; null where the plan had none.',
  })
  goLiveOn!: string | null;
  @Many({
    where: sql`${_}.baseline_id = ${$}.id`,
    orderBy: sql`(select m.position from milestone m where m.id = ${_}.milestone_id)`,
    atMost: MAX_PLAN_MILESTONES,
  })
  @Field(() => [BaselineMilestone], {
    description: 'The milestones that the plan then had and did not skip, in its order; at most 200.',
  })
  milestones!: BaselineMilestone[];
}

@ObjectType({ description: 'When a milestone was to be worked on, as promised by a baseline.' })
@From(() => BaselineMilestoneEntity)
export class BaselineMilestone {
  @One(sql`${_}.id = ${$}.milestone_id`)
  @Field(() => Milestone, { description: 'The milestone as it is now.' })
  milestone!: Milestone;
  @Field(() => LocalDate, { description: 'Its first day as promised then.' }) startOn!: string;
  @Field(() => LocalDate, { description: 'Its last day as promised then.' }) dueOn!: string;
}
