import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { User } from './user.graphql.js';

@InputType({ description: 'Who may no longer sign in.' })
export class DeactivateUserInput {
  @Field(() => ID, { description: 'The user.' }) userId!: string;
}

@ObjectType({ description: 'The user who may no longer sign in.' })
export class DeactivateUserPayload extends Payload {
  @Changed()
  @Field(() => User, { nullable: true, description: 'The user as they are now; null when refused.' })
  user?: string;
}
