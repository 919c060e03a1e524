import { Field, ID, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../../platform/graphql/enums.js';
import { connectionOf } from '../../platform/graphql/reads/connection.js';
import { From, IdOf } from '../../platform/graphql/reads/sources.js';
import { column } from '../../platform/graphql/reads/sql.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { ApiKeyEntity } from './api-key.entity.js';

export type ApiKeyScopeWord = 'USAGE_WRITE';
export const ApiKeyScope = enumOf<ApiKeyScopeWord>('ApiKeyScope', 'What an API key may do.', {
  USAGE_WRITE: 'Send usage records to POST /ingest/usage.',
});

@ObjectType({ description: 'A key that a gateway or a partner sends usage with; its secret is never here.' })
@From(() => ApiKeyEntity, 'apiKey')
export class ApiKey {
  @Field(() => ID, { description: 'Its id; the secret is another thing.' }) id!: string;
  @Field(() => String, { description: 'What it is called.' }) name!: string;
  @Field(() => [ApiKeyScope], { description: 'What it may do.' }) scopes!: ApiKeyScopeWord[];
  @IdOf('partner', column('partner_id'))
  @Field(() => ID, {
    nullable: true,
    description: "The partner whose own client ids it may report; null for a platform gateway's key.",
  })
  partnerId!: string | null;
  @Field(() => DateTime, { description: 'From when on it is refused.' }) expiresAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null where it was not.' })
  revokedAt!: Date | null;
  @Field(() => DateTime, { description: 'When it was made.' }) createdAt!: Date;
}

export const ApiKeyConnection = connectionOf(() => ApiKey, 'ApiKey');
