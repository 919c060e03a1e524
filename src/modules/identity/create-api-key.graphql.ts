import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { enumOf } from '../../platform/graphql/enums.js';
import { Changed, From } from '../../platform/graphql/reads/sources.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text } from '../../platform/usecases/rules.js';
import { ApiKeyEntity } from './api-key.entity.js';

export type ApiKeyScopeWord = 'USAGE_WRITE';
export const ApiKeyScope = enumOf<ApiKeyScopeWord>('ApiKeyScope', 'What an API key may do.', {
  USAGE_WRITE: 'Send usage records to POST /ingest/usage.',
});

@ObjectType({ description: 'A key that a gateway or a partner sends usage with.' })
@From(() => ApiKeyEntity, 'apiKey')
export class ApiKey {
  @Field(() => ID, { description: 'Its id; the secret is another thing.' }) id!: string;
  @Field(() => String, { description: 'What it is called.' }) name!: string;
  @Field(() => [ApiKeyScope], { description: 'What it may do.' }) scopes!: ApiKeyScopeWord[];
  @Field(() => DateTime, { description: 'From when on it is refused.' }) expiresAt!: Date;
  @Field(() => DateTime, { description: 'When it was made.' }) createdAt!: Date;
}

@InputType({ description: 'A new API key.' })
export class CreateApiKeyInput {
  @Text(100)
  @Field(() => String, { description: 'What it is called, 1-100 characters.' })
  name!: string;
  @ArrayMinSize(1)
  @ArrayMaxSize(1)
  @Field(() => [ApiKeyScope], { description: 'What it may do.' })
  scopes!: ApiKeyScopeWord[];
  @Field(() => ID, {
    nullable: true,
    description: "The partner whose own client ids it may report; absent for a platform gateway's key.",
  })
  partnerId?: string | null;
  @Field(() => DateTime, {
    description: 'From when on it is refused; in the future, at most two years ahead.',
  })
  expiresAt!: Date;
}

@ObjectType({ description: 'A new API key with its secret.' })
export class CreateApiKeyPayload extends Payload {
  @Changed()
  @Field(() => ApiKey, { nullable: true, description: 'The new key.' })
  apiKey?: string;
  @Field(() => String, {
    nullable: true,
    description: 'The secret, in this answer and nowhere else; null when the request is repeated.',
  })
  secret?: string;
}
