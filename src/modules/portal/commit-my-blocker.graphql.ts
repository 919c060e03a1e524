import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { IntegrationBlocker } from './integration-blocker.graphql.js';

@InputType({ description: 'A day by which your company promises to resolve a blocker.' })
export class CommitMyBlockerInput {
  @Field(() => ID, { description: 'The blocker; your company must be the one to act.' }) blockerId!: string;
  @Field(() => Int, { description: 'The version you read; another one is refused as CONFLICT.' })
  expectedVersion!: number;
  @Field(() => LocalDate, {
    description: 'The day, in the time zone of the integration: today or later, within two years.',
  })
  commitmentOn!: string;
}

@ObjectType({ description: 'The blocker with the promise.' })
export class CommitMyBlockerPayload extends Payload {
  @Changed()
  @Field(() => IntegrationBlocker, {
    nullable: true,
    description: 'The blocker as it is now; null when refused.',
  })
  integrationBlocker?: string;
}
