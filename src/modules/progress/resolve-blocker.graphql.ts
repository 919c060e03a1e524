import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Blocker } from '../engagements/index.js';
import { ResolvedBlockerInput } from './new-blocker.graphql.js';

@InputType({ description: 'An open blocker, and how it was resolved.' })
export class ResolveBlockerInput extends ResolvedBlockerInput {}

@ObjectType({ description: 'The resolved blocker.' })
export class ResolveBlockerPayload extends Payload {
  @Changed()
  @Field(() => Blocker, { nullable: true, description: 'The blocker as it is now; null on error.' })
  blocker?: string;
}
