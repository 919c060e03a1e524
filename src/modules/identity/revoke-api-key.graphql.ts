import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { ApiKey } from './api-key.graphql.js';

@InputType({ description: 'An API key that shall no longer be taken.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: 'The key, by its id and not by its secret.' }) apiKeyId!: string;
}

@ObjectType({ description: 'The revoked API key.' })
export class RevokeApiKeyPayload extends Payload {
  @Changed()
  @Field(() => ApiKey, { nullable: true, description: 'The key as it is now; null when refused.' })
  apiKey?: string;
}
