import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, Matches, ValidateNested } from 'class-validator';
import type {
  Party as PartyWord,
  EngagementStage as StageWord,
  Visibility as VisibilityWord,
} from '../../kernel/enums.js';
import { MAX_DURATION_DAYS, MILESTONE_CODE } from '../../kernel/plan-limits.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { EngagementStage, Party, Visibility } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Between, Name, Text } from '../../platform/usecases/rules.js';
import { Milestone } from './milestone.graphql.js';
import { MilestoneLinkInput } from './update-milestone.graphql.js';

@InputType({ description: 'A milestone to add beyond those of the playbook.' })
export class AddMilestoneInput {
  @Field(() => ID, { description: 'The engagement.' }) engagementId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The engagement version you read; a stale version is rejected with CONFLICT.',
  })
  expectedVersion?: number | null;
  @Matches(MILESTONE_CODE, {
    message: 'must start with a capital letter and have 1-40 capital letters, digits and hyphens',
  })
  @Field(() => String, {
    description: 'Code, unique within the engagement, e.g. `SECURITY-REVIEW`.',
  })
  code!: string;
  @Name(200)
  @Field(() => String, { description: 'What the milestone delivers, 1-200 characters.' })
  title!: string;
  @Field(() => EngagementStage, {
    description: 'Stage it belongs to, at the end of which it is added; any stage but CLOSED.',
  })
  stage!: StageWord;
  @Field(() => Party, { description: 'Party responsible for it.' }) party!: PartyWord;
  @Between(1, MAX_DURATION_DAYS, 'working days')
  @Field(() => Int, { description: 'Duration in working days, 1-250.' })
  durationDays!: number;
  @Between(0, 1000)
  @Field(() => Int, {
    defaultValue: 1,
    description: 'Weight in progress and earned value, relative to the other milestones, 0-1000.',
  })
  weight!: number;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether it must be done or skipped before the engagement can leave its stage.',
  })
  required!: boolean;
  @Field(() => Visibility, { defaultValue: 'PARTNER', description: 'Who can see it.' })
  visibility!: VisibilityWord;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => MilestoneLinkInput)
  @Field(() => [MilestoneLinkInput], { nullable: true, description: 'Its dependencies, at most 20.' })
  dependsOn?: MilestoneLinkInput[] | null;
  @IsOptional()
  @Text(1000)
  @Field(() => String, {
    nullable: true,
    description: 'Why it is added, 1-1000 characters; required if a manager adds a COMPLIANCE milestone.',
  })
  reason?: string | null;
}

@ObjectType({ description: 'The new milestone.' })
export class AddMilestonePayload extends Payload {
  @Changed()
  @Field(() => Milestone, {
    nullable: true,
    description: 'The new milestone with its forecast and without a baseline; null on error.',
  })
  milestone?: string;
}
