import { Field, Float, ID, ObjectType } from '@nestjs/graphql';
import { Measures } from '../../platform/graphql/decimals.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { connectionOf } from '../../platform/graphql/reads/connection.js';
import { Expr, From, IdOf, NodeFor, One } from '../../platform/graphql/reads/sources.js';
import { $, _, column, sql } from '../../platform/graphql/reads/sql.js';
import { instant } from '../../platform/graphql/reads/type-registry.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { ApiKeyUseEntity } from './api-key-use.entity.js';
import { ApiKeyEntity } from './api-key.entity.js';

export type ApiKeyScopeWord = 'USAGE_WRITE';
export const ApiKeyScope = enumOf<ApiKeyScopeWord>('ApiKeyScope', 'What an API key may do.', {
  USAGE_WRITE: 'Send usage records to POST /ingest/usage.',
});

@ObjectType({
  description:
    'What an API key has sent since it was made, or since this is counted. Written at most once a minute, so up to a minute behind.',
})
@From(() => ApiKeyUseEntity)
export class ApiKeySent {
  @Expr(instant(column('last_sent_at')))
  @Field(() => DateTime, { nullable: true, description: 'When records were last taken from it.' })
  lastAt!: Date | null;
  @Expr(column('last_format'))
  @Field(() => String, {
    nullable: true,
    description: 'The format they came in, as `kong` or `cloudevents`.',
  })
  lastFormat!: string | null;
  @Expr(sql`${_}.accepted::float8`)
  @Measures('COUNT')
  @Field(() => Float, { description: 'Records that were counted at once.' })
  accepted!: number;
  @Expr(sql`${_}.duplicates::float8`)
  @Measures('COUNT')
  @Field(() => Float, { description: 'Records that had been seen before.' })
  duplicates!: number;
  @Expr(sql`${_}.quarantined::float8`)
  @Measures('COUNT')
  @Field(() => Float, {
    description: 'Records that were quarantined, whether or not they were counted later.',
  })
  quarantined!: number;
  @Expr(sql`${_}.rejected::float8`)
  @Measures('COUNT')
  @Field(() => Float, { description: 'Records that were refused.' })
  rejected!: number;
}

@ObjectType({
  implements: () => [Node],
  description: 'A key that a gateway or a partner sends usage with; its secret is never here.',
})
@NodeFor('api-key:read')
@From(() => ApiKeyEntity, 'apiKey')
export class ApiKey implements Node {
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
  @Expr(sql`(select ${instant(sql`u.last_used_at`)} from api_key_use u where u.api_key_id = ${_}.id)`)
  @Field(() => DateTime, {
    nullable: true,
    description:
      'When a request last came with it, refused ones too while the key held; null for never. Written at most once a minute, so up to a minute behind.',
  })
  lastUsedAt!: Date | null;
  @One(sql`${_}.api_key_id = ${$}.id`)
  @Field(() => ApiKeySent, { nullable: true, description: 'What it has sent; null where it was never used.' })
  sent!: ApiKeySent | null;
}

export const ApiKeyConnection = connectionOf(() => ApiKey, 'ApiKey');
