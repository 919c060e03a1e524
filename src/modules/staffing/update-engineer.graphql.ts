import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Between, Name, NotNull, Region, TimeZone } from '../../platform/usecases/rules.js';
import { HOLIDAY_WARNINGS } from '../calendar/index.js';
import { SkillInput } from './skill.graphql.js';
import { SolutionEngineer } from './solution-engineer.graphql.js';

@InputType({ description: 'Changes to a solution engineer; omitted fields stay unchanged.' })
export class UpdateEngineerInput {
  @Field(() => ID, { description: 'The solution engineer.' }) engineerId!: string;
  @Field(() => Int, { description: 'The version you read; a stale version is rejected with CONFLICT.' })
  expectedVersion!: number;
  @NotNull()
  @Name(200)
  @Field(() => String, { nullable: true, description: 'Name, 1-200 characters.' })
  name?: string;
  @NotNull()
  @TimeZone()
  @Field(() => String, { nullable: true, description: 'IANA time zone, e.g. `America/New_York`.' })
  timeZone?: string;
  @IsOptional()
  @Region()
  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166 code of the region whose public holidays apply; null for none.',
  })
  region?: string | null;
  @NotNull()
  @Between(1, 80, 'hours')
  @Field(() => Int, {
    nullable: true,
    description: 'Hours per week available for engagements, 1-80, from this week on; past weeks keep theirs.',
  })
  weeklyCapacityHours?: number;
  @NotNull()
  @ValidateNested({ each: true })
  @Type(() => SkillInput)
  @Field(() => [SkillInput], {
    nullable: true,
    description: 'All API products they know from now on, at most 30.',
  })
  skills?: SkillInput[];
}

@ObjectType({ description: 'The changed solution engineer.' })
export class UpdateEngineerPayload extends Payload {
  @Changed()
  @Field(() => SolutionEngineer, {
    nullable: true,
    description: 'The solution engineer as they are now; null on error.',
  })
  solutionEngineer?: string;
  @Field(() => [String], { nullable: true, description: HOLIDAY_WARNINGS })
  warnings?: string[];
}
