import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Blocker } from '../engagements/index.js';
import { NewBlockerInput } from './new-blocker.graphql.js';

@InputType({ description: 'A new blocker of an engagement.' })
export class RaiseBlockerInput extends NewBlockerInput {
  @Field(() => ID, { description: 'Engagement it blocks.' }) engagementId!: string;
}

@ObjectType({ description: 'The new blocker.' })
export class RaiseBlockerPayload extends Payload {
  @Changed()
  @Field(() => Blocker, { nullable: true, description: 'The new blocker; null on error.' })
  blocker?: string;
}
