import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import type {
  EngagementStage as StageWord,
  EngagementType as TypeWord,
  Party as PartyWord,
} from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { EngagementStage, EngagementType, Party } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Name, Region, TimeZone } from '../../platform/usecases/rules.js';
import { Engagement } from '../engagements/index.js';
import { HOLIDAY_WARNINGS } from '../calendar/index.js';

@InputType({ description: 'An API version in the scope of an engagement.' })
export class ScopeInput {
  @Field(() => ID, { description: 'The version; rejected if its status is SUNSET.' })
  apiVersionId!: string;
  @Field(() => [ID], {
    nullable: true,
    description: 'Operations in scope, 1-500; all of them if omitted.',
  })
  operationIds?: string[] | null;
}

@InputType({ description: 'A new engagement.' })
export class StartEngagementInput {
  @Field(() => ID, { description: 'The partner.' }) partnerId!: string;
  @Field(() => EngagementType, { description: 'Type of engagement.' }) type!: TypeWord;
  @Name(200)
  @Field(() => String, { description: 'Title, 1-200 characters.' })
  title!: string;
  @Field(() => LocalDate, {
    description: 'Start date, which the baseline counts from; within a year of today.',
  })
  startOn!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'Playbook its milestones come from; the latest one shipped for its type if omitted.',
  })
  playbookId?: string | null;
  @ValidateNested({ each: true })
  @Type(() => ScopeInput)
  @Field(() => [ScopeInput], { description: 'API versions in scope, 1-20.' })
  scope!: ScopeInput[];
  @Field(() => ID, { description: 'Lead solution engineer.' }) leadId!: string;
  @Field(() => [ID], {
    defaultValue: [],
    description: 'Other team members; at most 20 people including the lead.',
  })
  teamIds!: string[];
  @IsOptional()
  @Region()
  @Field(() => String, {
    nullable: true,
    description: "ISO 3166 code of the region whose public holidays apply; the partner's if omitted.",
  })
  region?: string | null;
  @IsOptional()
  @TimeZone()
  @Field(() => String, {
    nullable: true,
    description: "IANA time zone that determines where its days begin; the partner's if omitted.",
  })
  timeZone?: string | null;
  @Field(() => Party, { defaultValue: 'SERVICES', description: 'Party that must act first.' })
  firstParty!: PartyWord;
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Returns the plan and its forecast without starting anything; the Idempotency-Key stays unused.',
  })
  dryRun!: boolean;
}

@ObjectType({ description: 'A milestone that a new engagement has, or would have.' })
export class StartMilestone {
  @Field(() => String, { description: 'Code, unique within the engagement.' }) code!: string;
  @Field(() => String, { description: 'What the milestone delivers.' }) title!: string;
  @Field(() => EngagementStage, { description: 'Stage it belongs to.' }) stage!: StageWord;
  @Field(() => Party, { description: 'Party responsible for it.' }) party!: PartyWord;
  @Field(() => LocalDate, { description: 'Forecast start date.' }) startOn!: string;
  @Field(() => LocalDate, { description: 'Forecast due date.' }) dueOn!: string;
  @Field(() => Boolean, { description: 'Whether its completion makes the engagement live.' })
  isGoLive!: boolean;
}

@ObjectType({ description: 'The new engagement.' })
export class StartEngagementPayload extends Payload {
  @Changed()
  @Field(() => Engagement, {
    nullable: true,
    description: 'The new engagement; null in a dry run and on error.',
  })
  engagement?: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Forecast go-live; null without a go-live milestone and on error.',
  })
  forecastGoLiveOn?: string | null;
  @Field(() => [StartMilestone], {
    nullable: true,
    description: 'Milestones of its plan, in plan order, at most 200; null on error.',
  })
  milestones?: StartMilestone[];
  @Field(() => [String], { nullable: true, description: HOLIDAY_WARNINGS })
  warnings?: string[];
}
