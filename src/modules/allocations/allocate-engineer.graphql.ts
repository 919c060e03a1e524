import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { AllocationKind as AllocationKindWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Between } from '../../platform/usecases/rules.js';
import { Allocation, AllocationKind } from '../engagements/index.js';

export const WARNINGS =
  'The weeks in which the engineer is now booked over capacity, as sentences, at most 11; nothing is refused for it.';

@InputType({ description: 'Hours of a solution engineer to book for an engagement.' })
export class AllocateEngineerInput {
  @Field(() => ID, { description: 'Whom to book; they need not be of the team.' }) engineerId!: string;
  @Field(() => ID, { description: 'The engagement to book them for, which must not have ended.' })
  engagementId!: string;
  @Field(() => LocalDate, { description: "The first day, in the engagement's zone, at most a year back." })
  from!: string;
  @Field(() => LocalDate, {
    description:
      'The last day, included: today or later, at most two years after the first and three years ahead.',
  })
  to!: string;
  @Between(1, 80, 'hours')
  @Field(() => Int, {
    description: 'Hours a week, 1-80, spread evenly over the days of the work week where the engineer lives.',
  })
  hoursPerWeek!: number;
  @Field(() => AllocationKind, { description: 'Whether the hours are promised or only pencilled in.' })
  kind!: AllocationKindWord;
}

@ObjectType({ description: 'The new allocation.' })
export class AllocateEngineerPayload extends Payload {
  @Changed()
  @Field(() => Allocation, { nullable: true, description: 'The new allocation; null when refused.' })
  allocation?: string;
  @Field(() => [String], { nullable: true, description: `${WARNINGS} Null when refused.` })
  warnings?: string[];
}
