import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Between, EmailAddress, Name, Region, TimeZone } from '../../platform/usecases/rules.js';
import { HOLIDAY_WARNINGS } from '../calendar/index.js';
import { SkillInput } from './skill.graphql.js';
import { SolutionEngineer } from './solution-engineer.graphql.js';

@InputType({ description: 'A new solution engineer.' })
export class CreateEngineerInput {
  @Name(200)
  @Field(() => String, { description: 'Name, 1-200 characters.' })
  name!: string;
  @EmailAddress()
  @Field(() => String, { description: 'Email address; must be unique, stored in lower case.' })
  email!: string;
  @TimeZone()
  @Field(() => String, { description: 'IANA time zone, e.g. `America/New_York`.' })
  timeZone!: string;
  @IsOptional()
  @Region()
  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166 code of the region whose public holidays apply; none if omitted.',
  })
  region?: string | null;
  @Between(1, 80, 'hours')
  @Field(() => Int, { defaultValue: 40, description: 'Hours per week available for engagements, 1-80.' })
  weeklyCapacityHours!: number;
  @ValidateNested({ each: true })
  @Type(() => SkillInput)
  @Field(() => [SkillInput], {
    defaultValue: [],
    description: 'API products they know, at most 30.',
  })
  skills!: SkillInput[];
}

@ObjectType({ description: 'The new solution engineer.' })
export class CreateEngineerPayload extends Payload {
  @Changed()
  @Field(() => SolutionEngineer, {
    nullable: true,
    description: 'The new solution engineer; null on error.',
  })
  solutionEngineer?: string;
  @Field(() => [String], { nullable: true, description: HOLIDAY_WARNINGS })
  warnings?: string[];
}
