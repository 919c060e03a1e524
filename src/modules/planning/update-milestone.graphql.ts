import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import type { MilestoneStatus as StatusWord, Visibility as VisibilityWord } from '../../kernel/enums.js';
import { ABOUT_LAG, MAX_LAG_DAYS, MIN_LAG_DAYS } from '../../kernel/plan-limits.js';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { MilestoneStatus, Visibility } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Between, Name, NotNull, Text } from '../../platform/usecases/rules.js';
import { Milestone } from './milestone.graphql.js';

@InputType({ description: 'A milestone to wait for.' })
export class MilestoneLinkInput {
  @Field(() => ID, { description: 'The milestone of the same engagement that must end first.' })
  milestoneId!: string;
  @Between(MIN_LAG_DAYS, MAX_LAG_DAYS, 'working days')
  @Field(() => Int, { defaultValue: 0, description: ABOUT_LAG })
  lagDays!: number;
}

@InputType({
  description:
    'Changes to a milestone: what is absent stays, null clears. Once its engagement has ended, only `title` and `visibility` can be changed.',
})
export class UpdateMilestoneInput {
  @Field(() => ID, { description: 'The milestone.' }) milestoneId!: string;
  @Field(() => Int, { description: 'The version you read; another one is refused as CONFLICT.' })
  expectedVersion!: number;
  @NotNull()
  @Name(200)
  @Field(() => String, { nullable: true, description: 'What is done when it is done, 1-200 characters.' })
  title?: string;
  @NotNull()
  @Field(() => MilestoneStatus, {
    nullable: true,
    description:
      'How far it is. SKIPPED needs a reason, and a manager where the milestone is required; what is required is not opened again after its stage was left.',
  })
  status?: StatusWord;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'The day it was begun, not in the future nor over a year before the start; today where it now begins and nobody said.',
  })
  startedOn?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'The day it was done, not in the future nor over a year before the start; today where it now ends and nobody said.',
  })
  completedOn?: string | null;
  @IsOptional()
  @Name(200)
  @Field(() => String, { nullable: true, description: 'Who does it, 1-200 characters; null clears.' })
  assignee?: string | null;
  @NotNull()
  @Between(0, 1000)
  @Field(() => Int, { nullable: true, description: 'How much of the whole it is, 0-1000.' })
  weight?: number;
  @NotNull()
  @Field(() => Visibility, {
    nullable: true,
    description: 'Who may see it; INTERNAL hides it from partners.',
  })
  visibility?: VisibilityWord;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => MilestoneLinkInput)
  @Field(() => [MilestoneLinkInput], {
    nullable: true,
    description: 'All that it waits for, at most 20; null or an empty list clears.',
  })
  dependsOn?: MilestoneLinkInput[] | null;
  @IsOptional()
  @Text(1000)
  @Field(() => String, { nullable: true, description: 'Why, 1-1000 characters; needed to skip.' })
  reason?: string | null;
}

@ObjectType({ description: 'The changed milestone.' })
export class UpdateMilestonePayload extends Payload {
  @Changed()
  @Field(() => Milestone, { nullable: true, description: 'The milestone as it is now; null when refused.' })
  milestone?: string;
}
