import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { SolutionEngineer } from './solution-engineer.graphql.js';

@InputType({ description: 'Time off that is not taken after all.' })
export class RemoveTimeOffInput {
  @Field(() => ID, { description: 'The time off to take back.' }) timeOffId!: string;
}

@ObjectType({ description: 'The solution engineer without that time off.' })
export class RemoveTimeOffPayload extends Payload {
  @Changed()
  @Field(() => SolutionEngineer, { nullable: true, description: 'Whose it was; null when refused.' })
  solutionEngineer?: string;
}
