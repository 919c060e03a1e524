import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import type { Party as PartyWord, Visibility as VisibilityWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Party, Visibility } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Between, Text } from '../../platform/usecases/rules.js';
import { Engagement, ProgressEntry, ProgressKind, type ProgressKindWord } from '../engagements/index.js';
import { NewBlockerInput, ResolvedBlockerInput } from './new-blocker.graphql.js';
import type { Observed } from './progress-observers.js';

@InputType({ description: 'Work done on an engagement, and what it moved.' })
export class LogProgressInput {
  @Field(() => ID, { description: 'The engagement.' }) engagementId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The version of the engagement you read; another one is refused as CONFLICT.',
  })
  expectedVersion?: number | null;
  @Field(() => ProgressKind, { defaultValue: 'NOTE', description: 'What sort of progress it is.' })
  kind!: ProgressKindWord;
  @Text(4000)
  @Field(() => String, { description: 'What was done, 1-4000 characters.' })
  text!: string;
  @Between(0, 1440, 'minutes')
  @Field(() => Int, { defaultValue: 0, description: 'Minutes of work, 0-1440.' })
  minutes!: number;
  @IsOptional()
  @Field(() => LocalDate, {
    nullable: true,
    description: "The day it was done, in the engagement's zone and not in the future; today when absent.",
  })
  day?: string | null;
  @Field(() => ID, { nullable: true, description: 'The milestone it is about.' }) milestoneId?: string | null;
  @Field(() => Visibility, { defaultValue: 'INTERNAL', description: 'Who may see it.' })
  visibility!: VisibilityWord;
  @Field(() => [ID], { nullable: true, description: 'The milestones that began on the day, at most 50.' })
  startMilestoneIds?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'The milestones that were done on the day, at most 50.' })
  completeMilestoneIds?: string[] | null;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => NewBlockerInput)
  @Field(() => [NewBlockerInput], { nullable: true, description: 'What hinders it from now on, at most 20.' })
  raise?: NewBlockerInput[] | null;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => ResolvedBlockerInput)
  @Field(() => [ResolvedBlockerInput], {
    nullable: true,
    description: 'The blockers of it that are resolved, at most 20.',
  })
  resolve?: ResolvedBlockerInput[] | null;
  @Field(() => Party, {
    nullable: true,
    description:
      'Who must act from now on, the text being the reason; refused for the party that has the ball.',
  })
  passBallTo?: PartyWord | null;
  @IsOptional()
  @Text(1000)
  @Field(() => String, {
    nullable: true,
    description:
      'Why the milestones begin or end, 1-1000 characters, for staff; needed where a manager moves one of party COMPLIANCE.',
  })
  reason?: string | null;
}

@ObjectType({ description: 'The new entry, and what it moved.' })
export class LogProgressPayload extends Payload {
  @Changed()
  @Field(() => ProgressEntry, { nullable: true, description: 'The new entry; null when refused.' })
  entry?: string;
  @Changed()
  @Field(() => Engagement, { nullable: true, description: 'The engagement as it is now; null when refused.' })
  engagement?: string;
  @Field(() => LocalDate, { nullable: true, description: 'Go-live as the plan stood before.' })
  forecastBefore?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Go-live as the plan now stands.' })
  forecastAfter?: string | null;
  /** What other modules saw before the work was logged, for the fields that they add. */
  observedBefore?: Observed;
  /** What they saw after it. */
  observedAfter?: Observed;
}
