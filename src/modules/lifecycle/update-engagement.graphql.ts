import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Name, NotNull, Region, TimeZone } from '../../platform/usecases/rules.js';
import { Engagement } from '../engagements/index.js';
import { HOLIDAY_WARNINGS } from '../calendar/index.js';
import { ScopeInput } from './start-engagement.graphql.js';

@InputType({
  description:
    'Changes to an engagement: what is absent stays. Once it has ended, only `title` can be changed.',
})
export class UpdateEngagementInput {
  @Field(() => ID, { description: 'The engagement.' }) engagementId!: string;
  @Field(() => Int, { description: 'The version you read; another one is refused as CONFLICT.' })
  expectedVersion!: number;
  @NotNull()
  @Name(200)
  @Field(() => String, { nullable: true, description: 'What it is about, 1-200 characters.' })
  title?: string;
  @NotNull()
  @Field(() => ID, {
    nullable: true,
    description:
      'The solution engineer who leads it; who led it before stays in the team unless `teamIds` says otherwise.',
  })
  leadId?: string;
  @IsOptional()
  @Field(() => [ID], {
    nullable: true,
    description: 'Who else works on it; at most 20 people with the lead. Null leaves the lead alone.',
  })
  teamIds?: string[] | null;
  @NotNull()
  @ValidateNested({ each: true })
  @Type(() => ScopeInput)
  @Field(() => [ScopeInput], {
    nullable: true,
    description:
      'The API versions it is about from now on, 1-20; one past its sunset may stay, but not come. The plan keeps its milestones.',
  })
  scope?: ScopeInput[];
  @NotNull()
  @Region()
  @Field(() => String, {
    nullable: true,
    description:
      'ISO 3166 code whose public holidays and work week count; the plan is forecast anew at once.',
  })
  region?: string;
  @NotNull()
  @TimeZone()
  @Field(() => String, {
    nullable: true,
    description:
      'IANA zone in which its days begin; the plan is forecast anew at once, and the next daily evaluation is at the next 00:05 there.',
  })
  timeZone?: string;
}

@ObjectType({ description: 'The changed engagement.' })
export class UpdateEngagementPayload extends Payload {
  @Changed()
  @Field(() => Engagement, { nullable: true, description: 'The engagement as it is now; null when refused.' })
  engagement?: string;
  @Field(() => [String], { nullable: true, description: HOLIDAY_WARNINGS })
  warnings?: string[];
}
