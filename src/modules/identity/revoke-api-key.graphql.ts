import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { ApiKey } from './api-key.graphql.js';

@InputType({ description: 'The API key to revoke.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: 'ID of the key, not the secret.' }) apiKeyId!: string;
}

@ObjectType({ description: 'The revoked API key.' })
export class RevokeApiKeyPayload extends Payload {
  @Changed()
  @Field(() => ApiKey, { nullable: true, description: 'The key as it is now; null on error.' })
  apiKey?: string;
}
