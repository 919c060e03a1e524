import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Name } from '../../platform/usecases/rules.js';
import { ApiKey, ApiKeyScope, type ApiKeyScopeWord } from './api-key.graphql.js';

@InputType({ description: 'A new API key.' })
export class CreateApiKeyInput {
  @Name(100)
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
