import { Field, ObjectType } from '@nestjs/graphql';
import { MAX_PLAN_MILESTONES } from '../../kernel/plan-limits.js';
import { $, _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { From, Many, One } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { BaselineEntity, BaselineMilestoneEntity } from './baseline.entity.js';
import { Milestone } from './milestone.graphql.js';

@ObjectType({ description: 'The plan as committed to at a point in time; never changes.' })
@From(() => BaselineEntity)
export class Baseline {
  @Field(() => String, {
    description: 'Name, unique within the engagement; the first is called `Start`.',
  })
  name!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'Why it was taken, 1-1000 characters; null for the first, which is taken when the engagement starts.',
  })
  reason!: string | null;
  @Field(() => DateTime, { description: 'When it was taken.' }) takenAt!: Date;
  @Field(() => String, { description: 'Who took it (name at the time).' }) takenBy!: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Committed go-live date; null if the plan had none.',
  })
  goLiveOn!: string | null;
  @Many({
    where: sql`${_}.baseline_id = ${$}.id`,
    orderBy: sql`(select m.position from milestone m where m.id = ${_}.milestone_id)`,
    atMost: MAX_PLAN_MILESTONES,
  })
  @Field(() => [BaselineMilestone], {
    description: 'Milestones of the plan at that time, in its order and without skipped ones; at most 200.',
  })
  milestones!: BaselineMilestone[];
}

@ObjectType({ description: 'The dates of a milestone as committed to in a baseline.' })
@From(() => BaselineMilestoneEntity)
export class BaselineMilestone {
  @One(sql`${_}.id = ${$}.milestone_id`)
  @Field(() => Milestone, { description: 'The milestone as it is now.' })
  milestone!: Milestone;
  @Field(() => LocalDate, { description: 'Start date in the baseline.' }) startOn!: string;
  @Field(() => LocalDate, { description: 'Due date in the baseline.' }) dueOn!: string;
}
