import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text, TypedKey } from '../../platform/usecases/rules.js';
import { IntegrationUpdate } from './integration-update.graphql.js';

@InputType({ description: 'Something to tell the services team.' })
export class CommentOnMyIntegrationInput {
  @TypedKey()
  @Field(() => String, { description: 'The integration, as `ENG-142`.' })
  key!: string;
  @Text(4000)
  @Field(() => String, { description: 'What there is to say, 1-4000 characters.' })
  text!: string;
}

@ObjectType({ description: 'The comment that was made.' })
export class CommentOnMyIntegrationPayload extends Payload {
  @Changed()
  @Field(() => IntegrationUpdate, { nullable: true, description: 'The comment; null when refused.' })
  integrationUpdate?: string;
}
