import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { SolutionEngineer } from './solution-engineer.graphql.js';

@InputType({ description: 'Time off to remove.' })
export class RemoveTimeOffInput {
  @Field(() => ID, { description: 'The time off.' }) timeOffId!: string;
}

@ObjectType({ description: 'The solution engineer without that time off.' })
export class RemoveTimeOffPayload extends Payload {
  @Changed()
  @Field(() => SolutionEngineer, {
    nullable: true,
    description: 'The engineer it belonged to; null on error.',
  })
  solutionEngineer?: string;
}
