import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Name, NotNull, Region, TimeZone } from '../../platform/usecases/rules.js';
import { Engagement } from '../engagements/index.js';
import { HOLIDAY_WARNINGS } from '../calendar/index.js';
import { ScopeInput } from './start-engagement.graphql.js';
import { PreviewableInput, PreviewablePayload } from '../planning/index.js';

@InputType({
  description:
    'Changes to an engagement; omitted fields stay unchanged. Once it has ended, only `title` can be changed.',
})
export class UpdateEngagementInput extends PreviewableInput {
  @Field(() => ID, { description: 'The engagement.' }) engagementId!: string;
  @Field(() => Int, { description: 'The version you read; a stale version is rejected with CONFLICT.' })
  expectedVersion!: number;
  @NotNull()
  @Name(200)
  @Field(() => String, { nullable: true, description: 'Title, 1-200 characters.' })
  title?: string;
  @NotNull()
  @Field(() => ID, {
    nullable: true,
    description:
      'Lead solution engineer; the previous lead stays on the team unless `teamIds` says otherwise.',
  })
  leadId?: string;
  @IsOptional()
  @Field(() => [ID], {
    nullable: true,
    description: 'Other team members; at most 20 people including the lead. Null leaves only the lead.',
  })
  teamIds?: string[] | null;
  @NotNull()
  @ValidateNested({ each: true })
  @Type(() => ScopeInput)
  @Field(() => [ScopeInput], {
    nullable: true,
    description:
      'API versions in scope from now on, 1-20; a version with status SUNSET can stay but not be added. The plan keeps its milestones.',
  })
  scope?: ScopeInput[];
  @NotNull()
  @Region()
  @Field(() => String, {
    nullable: true,
    description:
      'ISO 3166 code of the region whose public holidays and work week apply; the forecast is updated immediately.',
  })
  region?: string;
  @NotNull()
  @TimeZone()
  @Field(() => String, {
    nullable: true,
    description:
      'IANA time zone that determines where its days begin; the forecast is updated immediately, and the next daily evaluation is at the next 00:05 there.',
  })
  timeZone?: string;
  @NotNull()
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the partner can see its probable go-live; false in a new engagement.',
  })
  shareForecast?: boolean;
}

@ObjectType({ description: 'The changed engagement.' })
export class UpdateEngagementPayload extends PreviewablePayload {
  @Changed()
  @Field(() => Engagement, {
    nullable: true,
    description: 'The engagement as it is now, which a dry run leaves unchanged; null on error.',
  })
  engagement?: string;
  @Field(() => [String], { nullable: true, description: HOLIDAY_WARNINGS })
  warnings?: string[];
}
