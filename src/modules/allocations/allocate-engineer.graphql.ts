import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { AllocationKind as AllocationKindWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Between } from '../../platform/usecases/rules.js';
import { Allocation, AllocationKind } from '../engagements/index.js';

export const WARNINGS =
  'Weeks in which the engineer is now over capacity, as sentences, at most 11; they do not prevent the change.';

@InputType({ description: 'Hours of a solution engineer to allocate to an engagement.' })
export class AllocateEngineerInput {
  @Field(() => ID, { description: 'The engineer to allocate; need not be on the team.' }) engineerId!: string;
  @Field(() => ID, { description: 'The engagement, which must not have ended.' })
  engagementId!: string;
  @Field(() => LocalDate, { description: "First day, in the engagement's time zone; at most a year ago." })
  from!: string;
  @Field(() => LocalDate, {
    description:
      'Last day, inclusive: today or later, at most two years after the first day and three years ahead.',
  })
  to!: string;
  @Between(1, 80, 'hours')
  @Field(() => Int, {
    description: "Hours per week, 1-80, spread evenly over the work week of the engineer's region.",
  })
  hoursPerWeek!: number;
  @Field(() => AllocationKind, { description: 'Whether the hours are confirmed or tentative.' })
  kind!: AllocationKindWord;
}

@ObjectType({ description: 'The new allocation.' })
export class AllocateEngineerPayload extends Payload {
  @Changed()
  @Field(() => Allocation, { nullable: true, description: 'The new allocation; null on error.' })
  allocation?: string;
  @Field(() => [String], { nullable: true, description: `${WARNINGS} Null on error.` })
  warnings?: string[];
}
