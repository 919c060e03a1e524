import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { User } from './user.graphql.js';

@InputType({ description: 'The user to reactivate.' })
export class ReactivateUserInput {
  @Field(() => ID, { description: 'The user.' }) userId!: string;
}

@ObjectType({ description: 'The reactivated user.' })
export class ReactivateUserPayload extends Payload {
  @Changed()
  @Field(() => User, { nullable: true, description: 'The user as they are now; null on error.' })
  user?: string;
}
