import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text } from '../../platform/usecases/rules.js';
import { IntegrationBlocker } from './integration-blocker.graphql.js';

@InputType({ description: 'A blocker that has been resolved.' })
export class ResolveMyBlockerInput {
  @Field(() => ID, {
    description:
      'The blocker: one that your company is responsible for or that someone at your company raised.',
  })
  blockerId!: string;
  @Text(4000)
  @Field(() => String, { description: 'How it was resolved, 1-4000 characters.' })
  resolution!: string;
}

@ObjectType({ description: 'The resolved blocker.' })
export class ResolveMyBlockerPayload extends Payload {
  @Changed()
  @Field(() => IntegrationBlocker, {
    nullable: true,
    description: 'The blocker as it is now; null on error.',
  })
  integrationBlocker?: string;
}
