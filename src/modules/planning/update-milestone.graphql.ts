import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import type { MilestoneStatus as StatusWord, Visibility as VisibilityWord } from '../../kernel/enums.js';
import { ABOUT_LAG, MAX_LAG_DAYS, MIN_LAG_DAYS } from '../../kernel/plan-limits.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { MilestoneStatus, Visibility } from '../../platform/graphql/shared-enums.js';
import { Between, Name, NotNull, Text } from '../../platform/usecases/rules.js';
import { MovesPayload } from './moves-payload.graphql.js';

@InputType({ description: 'A milestone to depend on.' })
export class MilestoneLinkInput {
  @Field(() => ID, { description: 'Milestone of the same engagement that must end first.' })
  milestoneId!: string;
  @Between(MIN_LAG_DAYS, MAX_LAG_DAYS, 'working days')
  @Field(() => Int, { defaultValue: 0, description: ABOUT_LAG })
  lagDays!: number;
}

@InputType({
  description:
    'Changes to a milestone; omitted fields stay unchanged, null clears. Once its engagement has ended, only `title` and `visibility` can be changed.',
})
export class UpdateMilestoneInput {
  @Field(() => ID, { description: 'The milestone.' }) milestoneId!: string;
  @Field(() => Int, { description: 'The version you read; a stale version is rejected with CONFLICT.' })
  expectedVersion!: number;
  @NotNull()
  @Name(200)
  @Field(() => String, { nullable: true, description: 'What the milestone delivers, 1-200 characters.' })
  title?: string;
  @NotNull()
  @Field(() => MilestoneStatus, {
    nullable: true,
    description:
      'Status. SKIPPED requires a reason and, for a required milestone, a manager; a required milestone cannot be reopened once its stage has been left.',
  })
  status?: StatusWord;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      "Day it was started, not in the future and at most a year before the engagement's start; today by default when it is started now.",
  })
  startedOn?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      "Day it was completed, not in the future and at most a year before the engagement's start; today by default when it is completed now.",
  })
  completedOn?: string | null;
  @IsOptional()
  @Name(200)
  @Field(() => String, { nullable: true, description: 'Person who does it, 1-200 characters; null clears.' })
  assignee?: string | null;
  @NotNull()
  @Between(0, 1000)
  @Field(() => Int, {
    nullable: true,
    description: 'Weight in progress and earned value, relative to the other milestones, 0-1000.',
  })
  weight?: number;
  @NotNull()
  @Field(() => Visibility, {
    nullable: true,
    description: 'Who can see it; INTERNAL hides it from partners.',
  })
  visibility?: VisibilityWord;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => MilestoneLinkInput)
  @Field(() => [MilestoneLinkInput], {
    nullable: true,
    description: 'Its dependencies, at most 20; null or an empty list clears.',
  })
  dependsOn?: MilestoneLinkInput[] | null;
  @IsOptional()
  @Text(1000)
  @Field(() => String, { nullable: true, description: 'Reason, 1-1000 characters; required to skip.' })
  reason?: string | null;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Returns what would move without changing anything.',
  })
  dryRun!: boolean;
}

@ObjectType({ description: 'The changed milestone.' })
export class UpdateMilestonePayload extends MovesPayload {}
