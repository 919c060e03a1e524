import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Between, Name, NotNull, Region, TimeZone } from '../../platform/usecases/rules.js';
import { HOLIDAY_WARNINGS } from '../calendar/index.js';
import { SkillInput } from './skill.graphql.js';
import { SolutionEngineer } from './solution-engineer.graphql.js';

@InputType({ description: 'Changes to a solution engineer: what is absent stays.' })
export class UpdateEngineerInput {
  @Field(() => ID, { description: 'The solution engineer.' }) engineerId!: string;
  @Field(() => Int, { description: 'The version you read; another one is refused as CONFLICT.' })
  expectedVersion!: number;
  @NotNull()
  @Name(200)
  @Field(() => String, { nullable: true, description: 'Their name, 1-200 characters.' })
  name?: string;
  @NotNull()
  @TimeZone()
  @Field(() => String, { nullable: true, description: 'IANA time zone, as `America/New_York`.' })
  timeZone?: string;
  @IsOptional()
  @Region()
  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166 code whose public holidays they have off; null for none.',
  })
  region?: string | null;
  @NotNull()
  @Between(1, 80, 'hours')
  @Field(() => Int, {
    nullable: true,
    description:
      'Hours a week for engagements, 1-80, from this week on; the weeks before keep what they had.',
  })
  weeklyCapacityHours?: number;
  @NotNull()
  @ValidateNested({ each: true })
  @Type(() => SkillInput)
  @Field(() => [SkillInput], {
    nullable: true,
    description: 'All the API products that they know from now on, at most 30.',
  })
  skills?: SkillInput[];
}

@ObjectType({ description: 'The changed solution engineer.' })
export class UpdateEngineerPayload extends Payload {
  @Changed()
  @Field(() => SolutionEngineer, {
    nullable: true,
    description: 'The solution engineer as they are now; null when refused.',
  })
  solutionEngineer?: string;
  @Field(() => [String], { nullable: true, description: HOLIDAY_WARNINGS })
  warnings?: string[];
}
