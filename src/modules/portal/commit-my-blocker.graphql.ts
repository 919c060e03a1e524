import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { IntegrationBlocker } from './integration-blocker.graphql.js';

@InputType({ description: 'A date by which your company commits to resolve a blocker.' })
export class CommitMyBlockerInput {
  @Field(() => ID, { description: 'The blocker; your company must be the party responsible.' })
  blockerId!: string;
  @Field(() => Int, { description: 'The version you read; a stale version is rejected with CONFLICT.' })
  expectedVersion!: number;
  @Field(() => LocalDate, {
    description: "The date, in the integration's time zone: today or later, within two years.",
  })
  commitmentOn!: string;
}

@ObjectType({ description: 'The blocker with the commitment.' })
export class CommitMyBlockerPayload extends Payload {
  @Changed()
  @Field(() => IntegrationBlocker, {
    nullable: true,
    description: 'The blocker as it is now; null on error.',
  })
  integrationBlocker?: string;
}
