import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { AllocationKind as AllocationKindWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Between, NotNull } from '../../platform/usecases/rules.js';
import { Allocation, AllocationKind } from '../engagements/index.js';
import { WARNINGS } from './allocate-engineer.graphql.js';

@InputType({
  description:
    'Changes to an allocation; omitted fields stay unchanged. Past days stay as they were: new hours or a new kind apply from today on, as a separate allocation.',
})
export class UpdateAllocationInput {
  @Field(() => ID, { description: 'The allocation, which must not have ended.' }) allocationId!: string;
  @Field(() => Int, { description: 'The version you read; a stale version is rejected with CONFLICT.' })
  expectedVersion!: number;
  @NotNull()
  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day, at most a year ago; cannot be changed once the allocation has started.',
  })
  from?: string;
  @NotNull()
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Last day, inclusive: today or later, at most two years after the first day and three years ahead.',
  })
  to?: string;
  @NotNull()
  @Between(1, 80, 'hours')
  @Field(() => Int, {
    nullable: true,
    description: "Hours per week, 1-80, spread evenly over the work week of the engineer's region.",
  })
  hoursPerWeek?: number;
  @NotNull()
  @Field(() => AllocationKind, {
    nullable: true,
    description: 'Whether the hours are confirmed or tentative.',
  })
  kind?: AllocationKindWord;
}

@ObjectType({ description: 'The changed allocation.' })
export class UpdateAllocationPayload extends Payload {
  @Changed()
  @Field(() => Allocation, {
    nullable: true,
    description: 'The allocation from today on, a new one if it was split; null on error.',
  })
  allocation?: string;
  @Field(() => [String], { nullable: true, description: `${WARNINGS} Null on error.` })
  warnings?: string[];
}
