import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { AllocationKind as AllocationKindWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Between, NotNull } from '../../platform/usecases/rules.js';
import { Allocation, AllocationKind } from '../engagements/index.js';
import { WARNINGS } from './allocate-engineer.graphql.js';

@InputType({
  description:
    'Changes to an allocation: what is absent stays. Days that have passed stay as they were booked: other hours or another kind count from today on, and become an allocation of their own.',
})
export class UpdateAllocationInput {
  @Field(() => ID, { description: 'The allocation, which must not have ended.' }) allocationId!: string;
  @Field(() => Int, { description: 'The version you read; another one is refused as CONFLICT.' })
  expectedVersion!: number;
  @NotNull()
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The first day, at most a year back; another one is refused once the allocation has begun.',
  })
  from?: string;
  @NotNull()
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'The last day, included: today or later, at most two years after the first and three years ahead.',
  })
  to?: string;
  @NotNull()
  @Between(1, 80, 'hours')
  @Field(() => Int, {
    nullable: true,
    description: 'Hours a week, 1-80, spread evenly over the days of the work week where the engineer lives.',
  })
  hoursPerWeek?: number;
  @NotNull()
  @Field(() => AllocationKind, {
    nullable: true,
    description: 'Whether the hours are promised or only pencilled in.',
  })
  kind?: AllocationKindWord;
}

@ObjectType({ description: 'The changed allocation.' })
export class UpdateAllocationPayload extends Payload {
  @Changed()
  @Field(() => Allocation, {
    nullable: true,
    description: 'The allocation from today on, a new one where it was split; null when refused.',
  })
  allocation?: string;
  @Field(() => [String], { nullable: true, description: `${WARNINGS} Null when refused.` })
  warnings?: string[];
}
