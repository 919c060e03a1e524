import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, Matches, ValidateNested } from 'class-validator';
import type {
  Party as PartyWord,
  EngagementStage as StageWord,
  Visibility as VisibilityWord,
} from '../../kernel/enums.js';
import { MAX_DURATION_DAYS, MILESTONE_CODE } from '../../kernel/plan-limits.js';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { EngagementStage, Party, Visibility } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Between, Name, Text } from '../../platform/usecases/rules.js';
import { Milestone } from './milestone.graphql.js';
import { MilestoneLinkInput } from './update-milestone.graphql.js';

@InputType({ description: 'A milestone that the playbook did not foresee.' })
export class AddMilestoneInput {
  @Field(() => ID, { description: 'The engagement.' }) engagementId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The version of the engagement you read; another one is refused as CONFLICT.',
  })
  expectedVersion?: number | null;
  @Matches(MILESTONE_CODE, {
    message: 'must begin with a capital and hold 1-40 capitals, digits and hyphens',
  })
  @Field(() => String, {
    description: 'What people call it, unique in the engagement, as `SECURITY-REVIEW`.',
  })
  code!: string;
  @Name(200)
  @Field(() => String, { description: 'What is done when it is done, 1-200 characters.' })
  title!: string;
  @Field(() => EngagementStage, {
    description: 'The stage it belongs to, where it takes the last place; all but CLOSED.',
  })
  stage!: StageWord;
  @Field(() => Party, { description: 'Who must do it.' }) party!: PartyWord;
  @Between(1, MAX_DURATION_DAYS, 'working days')
  @Field(() => Int, { description: 'Working days from its start to its end, 1-250.' })
  durationDays!: number;
  @Between(0, 1000)
  @Field(() => Int, { defaultValue: 1, description: 'How much of the whole it is, 0-1000.' })
  weight!: number;
  @Field(() => Boolean, { defaultValue: false, description: 'Whether its stage cannot be left without it.' })
  required!: boolean;
  @Field(() => Visibility, { defaultValue: 'PARTNER', description: 'Who may see it.' })
  visibility!: VisibilityWord;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => MilestoneLinkInput)
  @Field(() => [MilestoneLinkInput], { nullable: true, description: 'All that it waits for, at most 20.' })
  dependsOn?: MilestoneLinkInput[] | null;
  @IsOptional()
  @Text(1000)
  @Field(() => String, {
    nullable: true,
    description: 'Why it is added, 1-1000 characters; needed where a manager adds one of party COMPLIANCE.',
  })
  reason?: string | null;
}

@ObjectType({ description: 'The new milestone.' })
export class AddMilestonePayload extends Payload {
  @Changed()
  @Field(() => Milestone, {
    nullable: true,
    description: 'The new milestone with its forecast and without a baseline; null when refused.',
  })
  milestone?: string;
}
