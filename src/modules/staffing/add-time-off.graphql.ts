import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { SolutionEngineer } from './solution-engineer.graphql.js';
import { TimeOff } from './time-off.graphql.js';

@InputType({ description: 'Days on which somebody does not work.' })
export class AddTimeOffInput {
  @Field(() => ID, {
    description: 'The solution engineer who does not work; an engineer may name themselves alone.',
  })
  engineerId!: string;
  @Field(() => LocalDate, { description: 'The first day, at most a year back.' }) from!: string;
  @Field(() => LocalDate, {
    description: 'The last day, included; at most two years ahead, and at most 366 days in all.',
  })
  to!: string;
}

@ObjectType({ description: 'The new time off.' })
export class AddTimeOffPayload extends Payload {
  @Changed()
  @Field(() => TimeOff, { nullable: true, description: 'The new time off; null when refused.' })
  timeOff?: string;
  @Changed()
  @Field(() => SolutionEngineer, { nullable: true, description: 'Whose it is; null when refused.' })
  solutionEngineer?: string;
}
