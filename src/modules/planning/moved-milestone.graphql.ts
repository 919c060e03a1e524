import { Field, ObjectType } from '@nestjs/graphql';
import { MAX_PLAN_MILESTONES } from '../../kernel/plan-limits.js';
import { $, _, arg, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Expr, From, One } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { MilestoneEntity } from './milestone.entity.js';
import { Milestone } from './milestone.graphql.js';

@ObjectType({ description: 'A milestone whose forecast moved, or would move.' })
@From(() => MilestoneEntity)
export class MovedMilestone {
  @One(sql`${_}.id = ${$}.milestone_id`)
  @Field(() => Milestone, { description: 'The milestone as it is now.' })
  milestone!: Milestone;
  @Expr(column('before_start'))
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Start date before the change; null if it had none.',
  })
  beforeStart!: string | null;
  @Expr(column('before_due'))
  @Field(() => LocalDate, { nullable: true, description: 'Due date before the change; null if it had none.' })
  beforeDue!: string | null;
  @Expr(column('after_start'))
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Start date after the change; null if it has none.',
  })
  afterStart!: string | null;
  @Expr(column('after_due'))
  @Field(() => LocalDate, { nullable: true, description: 'Due date after the change; null if it has none.' })
  afterDue!: string | null;
}

/** The rows are in plan order. */
const MOVED_ROWS = sql`(
  select r.place, (r.moved ->> 'milestoneId')::uuid as milestone_id,
    (r.moved ->> 'beforeStart')::date as before_start, (r.moved ->> 'beforeDue')::date as before_due,
    (r.moved ->> 'afterStart')::date as after_start, (r.moved ->> 'afterDue')::date as after_due
  from jsonb_array_elements(${arg('rows')}::jsonb) with ordinality as r (moved, place))`;

/** How a payload's list of `Moved` is read. */
export const MOVED_MILESTONES = {
  from: MOVED_ROWS,
  orderBy: sql`${_}.place`,
  atMost: MAX_PLAN_MILESTONES,
};
