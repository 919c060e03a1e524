import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { SolutionEngineer } from './solution-engineer.graphql.js';
import { TimeOff } from './time-off.graphql.js';

@InputType({ description: 'A period of time off.' })
export class AddTimeOffInput {
  @Field(() => ID, {
    description: 'The solution engineer who is off; engineers can only enter their own time off.',
  })
  engineerId!: string;
  @Field(() => LocalDate, { description: 'First day; at most a year ago.' }) from!: string;
  @Field(() => LocalDate, {
    description: 'Last day, inclusive; at most two years ahead, and at most 366 days in total.',
  })
  to!: string;
}

@ObjectType({ description: 'The new time off.' })
export class AddTimeOffPayload extends Payload {
  @Changed()
  @Field(() => TimeOff, { nullable: true, description: 'The new time off; null on error.' })
  timeOff?: string;
  @Changed()
  @Field(() => SolutionEngineer, {
    nullable: true,
    description: 'The engineer it belongs to; null on error.',
  })
  solutionEngineer?: string;
}
