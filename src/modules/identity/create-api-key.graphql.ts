import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Name } from '../../platform/usecases/rules.js';
import { ApiKey, ApiKeyScope, type ApiKeyScopeWord } from './api-key.graphql.js';

@InputType({ description: 'A new API key.' })
export class CreateApiKeyInput {
  @Name(100)
  @Field(() => String, { description: 'Name, 1-100 characters.' })
  name!: string;
  @ArrayMinSize(1)
  @ArrayMaxSize(1)
  @Field(() => [ApiKeyScope], { description: 'What it is allowed to do.' })
  scopes!: ApiKeyScopeWord[];
  @Field(() => ID, {
    nullable: true,
    description: "Partner whose client IDs it may report; omit for a platform gateway's key.",
  })
  partnerId?: string | null;
  @Field(() => DateTime, {
    description: 'When it expires; in the future, at most two years ahead.',
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
    description: 'The secret, returned only this once; null when an idempotent request is repeated.',
  })
  secret?: string;
}
