import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text, TypedKey } from '../../platform/usecases/rules.js';
import { IntegrationUpdate } from './integration-update.graphql.js';

@InputType({ description: 'A comment for the services team.' })
export class CommentOnMyIntegrationInput {
  @TypedKey()
  @Field(() => String, { description: 'Key of the integration, e.g. `ENG-142`.' })
  key!: string;
  @Text(4000)
  @Field(() => String, { description: 'The comment, 1-4000 characters.' })
  text!: string;
}

@ObjectType({ description: 'The new comment.' })
export class CommentOnMyIntegrationPayload extends Payload {
  @Changed()
  @Field(() => IntegrationUpdate, { nullable: true, description: 'The comment; null on error.' })
  integrationUpdate?: string;
}
