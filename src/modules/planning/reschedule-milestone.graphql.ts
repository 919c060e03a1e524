import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MAX_DURATION_DAYS, MAX_PLAN_MILESTONES } from '../../kernel/plan-limits.js';
import { Changed, ChangedList, Expr, From, One } from '../../platform/graphql/reads/sources.js';
import { $, _, arg, column, sql } from '../../platform/graphql/reads/sql.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Between, NotNull, Text } from '../../platform/usecases/rules.js';
import type * as moved from './domain/moved.js';
import { MilestoneEntity } from './milestone.entity.js';
import { Milestone } from './milestone.graphql.js';

@InputType({ description: 'Plans a milestone anew, or shows what would move if it were.' })
export class RescheduleMilestoneInput {
  @Field(() => ID, { description: 'The milestone, which must not be done or skipped.' }) milestoneId!: string;
  @Field(() => Int, { description: 'The version you read; another one is refused as CONFLICT.' })
  expectedVersion!: number;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'It starts no earlier: today or later, within five years, and only of what has not begun; null clears.',
  })
  notBeforeOn?: string | null;
  @NotNull()
  @Between(1, MAX_DURATION_DAYS, 'working days')
  @Field(() => Int, { nullable: true, description: 'Working days from its start to its end, 1-250.' })
  durationDays?: number;
  @Text(1000)
  @Field(() => String, { description: 'Why it is planned anew, 1-1000 characters; its history keeps it.' })
  reason!: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Answers what would move and changes nothing.',
  })
  dryRun!: boolean;
}

@ObjectType({ description: 'A milestone that moved, or would move, in the forecast.' })
@From(() => MilestoneEntity)
export class MovedMilestone {
  @One(sql`${_}.id = ${$}.milestone_id`)
  @Field(() => Milestone, { description: 'The milestone as it is now.' })
  milestone!: Milestone;
  @Expr(column('before_start'))
  @Field(() => LocalDate, { nullable: true, description: 'Its first day before; null where it had none.' })
  beforeStart!: string | null;
  @Expr(column('before_due'))
  @Field(() => LocalDate, { nullable: true, description: 'Its last day before; null where it had none.' })
  beforeDue!: string | null;
  @Expr(column('after_start'))
  @Field(() => LocalDate, { nullable: true, description: 'Its first day after; null where it has none.' })
  afterStart!: string | null;
  @Expr(column('after_due'))
  @Field(() => LocalDate, { nullable: true, description: 'Its last day after; null where it has none.' })
  afterDue!: string | null;
}

/** The rows stand in the order of the plan. */
const MOVED = sql`(
  select r.place, (r.moved ->> 'milestoneId')::uuid as milestone_id,
    (r.moved ->> 'beforeStart')::date as before_start, (r.moved ->> 'beforeDue')::date as before_due,
    (r.moved ->> 'afterStart')::date as after_start, (r.moved ->> 'afterDue')::date as after_due
  from jsonb_array_elements(${arg('rows')}::jsonb) with ordinality as r (moved, place))`;

@ObjectType({ description: 'What a milestone that is planned anew moves.' })
export class RescheduleMilestonePayload extends Payload {
  @Changed()
  @Field(() => Milestone, {
    nullable: true,
    description: 'The milestone as it is now; null when refused. A dry run leaves it as it was.',
  })
  milestone?: string;
  @ChangedList({ from: MOVED, orderBy: sql`${_}.place`, atMost: MAX_PLAN_MILESTONES })
  @Field(() => [MovedMilestone], {
    nullable: true,
    description:
      'Every milestone whose forecast days move, in the order of the plan, at most 200; null when refused.',
  })
  moved?: readonly moved.MovedMilestone[];
  @Field(() => LocalDate, { nullable: true, description: 'Go-live as the plan stood before.' })
  forecastBefore?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Go-live after; of a dry run, as it would be.' })
  forecastAfter?: string | null;
}
