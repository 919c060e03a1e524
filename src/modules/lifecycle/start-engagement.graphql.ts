import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import type { Party as PartyWord, EngagementType as TypeWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { EngagementType, Party } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Name, Region, TimeZone } from '../../platform/usecases/rules.js';
import { Engagement } from '../engagements/index.js';
import { HOLIDAY_WARNINGS } from '../calendar/index.js';

@InputType({ description: 'An API version that an engagement is about.' })
export class ScopeInput {
  @Field(() => ID, { description: 'The version; one past its sunset is refused.' }) apiVersionId!: string;
  @Field(() => [ID], {
    nullable: true,
    description: 'The operations of it that matter, 1-500; all of them when absent.',
  })
  operationIds?: string[] | null;
}

@InputType({ description: 'A new engagement.' })
export class StartEngagementInput {
  @Field(() => ID, { description: 'Whom the work is for.' }) partnerId!: string;
  @Field(() => EngagementType, { description: 'The kind of work.' }) type!: TypeWord;
  @Name(200)
  @Field(() => String, { description: 'What it is about, 1-200 characters.' })
  title!: string;
  @Field(() => LocalDate, {
    description: 'The day it starts; the baseline counts from it. At most a year from today either way.',
  })
  startOn!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'Where its milestones come from; the newest shipped playbook of the type when absent.',
  })
  playbookId?: string | null;
  @ValidateNested({ each: true })
  @Type(() => ScopeInput)
  @Field(() => [ScopeInput], { description: 'The API versions it is about, 1-20.' })
  scope!: ScopeInput[];
  @Field(() => ID, { description: 'The solution engineer who leads it.' }) leadId!: string;
  @Field(() => [ID], {
    defaultValue: [],
    description: 'Who else works on it; at most 20 people with the lead.',
  })
  teamIds!: string[];
  @IsOptional()
  @Region()
  @Field(() => String, {
    nullable: true,
    description: "ISO 3166 code whose public holidays count; the partner's when absent.",
  })
  region?: string | null;
  @IsOptional()
  @TimeZone()
  @Field(() => String, {
    nullable: true,
    description: "IANA zone in which its days begin; the partner's when absent.",
  })
  timeZone?: string | null;
  @Field(() => Party, { defaultValue: 'SERVICES', description: 'Who must act first.' })
  firstParty!: PartyWord;
}

@ObjectType({ description: 'The new engagement.' })
export class StartEngagementPayload extends Payload {
  @Changed()
  @Field(() => Engagement, { nullable: true, description: 'The new engagement; null when refused.' })
  engagement?: string;
  @Field(() => [String], { nullable: true, description: HOLIDAY_WARNINGS })
  warnings?: string[];
}
