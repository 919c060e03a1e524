import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MAX_DURATION_DAYS, MAX_PLAN_MILESTONES } from '../../kernel/plan-limits.js';
import { $, _, arg, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Changed, ChangedList, Expr, From, One } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Between, NotNull, Text } from '../../platform/usecases/rules.js';
import type * as moved from './domain/moved.js';
import { MilestoneEntity } from './milestone.entity.js';
import { Milestone } from './milestone.graphql.js';

@InputType({ description: 'Reschedules a milestone, or previews what would move.' })
export class RescheduleMilestoneInput {
  @Field(() => ID, { description: 'The milestone, which must not be done or skipped.' }) milestoneId!: string;
  @Field(() => Int, { description: 'The version you read; a stale version is rejected with CONFLICT.' })
  expectedVersion!: number;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Earliest start date: today or later, within five years, only for a milestone that has not started; null clears.',
  })
  notBeforeOn?: string | null;
  @NotNull()
  @Between(1, MAX_DURATION_DAYS, 'working days')
  @Field(() => Int, { nullable: true, description: 'Duration in working days, 1-250.' })
  durationDays?: number;
  @Text(1000)
  @Field(() => String, { description: 'Why it is rescheduled, 1-1000 characters; kept in its history.' })
  reason!: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Returns what would move without changing anything.',
  })
  dryRun!: boolean;
}

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
const MOVED = sql`(
  select r.place, (r.moved ->> 'milestoneId')::uuid as milestone_id,
    (r.moved ->> 'beforeStart')::date as before_start, (r.moved ->> 'beforeDue')::date as before_due,
    (r.moved ->> 'afterStart')::date as after_start, (r.moved ->> 'afterDue')::date as after_due
  from jsonb_array_elements(${arg('rows')}::jsonb) with ordinality as r (moved, place))`;

@ObjectType({ description: 'What moves when a milestone is rescheduled.' })
export class RescheduleMilestonePayload extends Payload {
  @Changed()
  @Field(() => Milestone, {
    nullable: true,
    description: 'The milestone as it is now, which a dry run leaves unchanged; null on error.',
  })
  milestone?: string;
  @ChangedList({ from: MOVED, orderBy: sql`${_}.place`, atMost: MAX_PLAN_MILESTONES })
  @Field(() => [MovedMilestone], {
    nullable: true,
    description: 'Milestones whose forecast moves, in plan order, at most 200; null on error.',
  })
  moved?: readonly moved.MovedMilestone[];
  @Field(() => LocalDate, { nullable: true, description: 'Forecast go-live before the change.' })
  forecastBefore?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Forecast go-live after the change; for a dry run, as it would be.',
  })
  forecastAfter?: string | null;
}
