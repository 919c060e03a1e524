import { Field, Float, ID, ObjectType } from '@nestjs/graphql';
import { Measures } from '../../platform/graphql/reads/schema/decimals.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { $, _, column, sql, instant } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { Expr, From, IdOf, NodeFor, One } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { ApiKeyUseEntity } from './api-key-use.entity.js';
import { ApiKeyEntity } from './api-key.entity.js';

export type ApiKeyScopeWord = 'USAGE_WRITE';
export const ApiKeyScope = enumOf<ApiKeyScopeWord>('ApiKeyScope', 'What an API key is allowed to do.', {
  USAGE_WRITE: 'Send usage records to POST /ingest/usage.',
});

@ObjectType({
  description:
    'What an API key has sent since it was created, or since these counters were introduced if that is later. Updated at most once a minute, so up to a minute behind.',
})
@From(() => ApiKeyUseEntity)
export class ApiKeySent {
  @Expr(instant(column('last_sent_at')))
  @Field(() => DateTime, { nullable: true, description: 'When it last delivered records.' })
  lastAt!: Date | null;
  @Expr(column('last_format'))
  @Field(() => String, {
    nullable: true,
    description: 'Format of the last delivery, e.g. `kong` or `cloudevents`.',
  })
  lastFormat!: string | null;
  @Expr(sql`${_}.accepted::float8`)
  @Measures('COUNT')
  @Field(() => Float, { description: 'Records counted on arrival.' })
  accepted!: number;
  @Expr(sql`${_}.duplicates::float8`)
  @Measures('COUNT')
  @Field(() => Float, { description: 'Records received before.' })
  duplicates!: number;
  @Expr(sql`${_}.quarantined::float8`)
  @Measures('COUNT')
  @Field(() => Float, {
    description: 'Records that were quarantined, even if they were counted later.',
  })
  quarantined!: number;
  @Expr(sql`${_}.rejected::float8`)
  @Measures('COUNT')
  @Field(() => Float, { description: 'Records that were rejected.' })
  rejected!: number;
}

@ObjectType({
  implements: () => [Node],
  description: 'A key that a gateway or a partner sends usage records with; never includes the secret.',
})
@NodeFor('api-key:read')
@From(() => ApiKeyEntity, 'apiKey')
export class ApiKey implements Node {
  @Field(() => ID, { description: 'Unique ID, not the secret.' }) id!: string;
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => [ApiKeyScope], { description: 'What it is allowed to do.' }) scopes!: ApiKeyScopeWord[];
  @IdOf('partner', column('partner_id'))
  @Field(() => ID, {
    nullable: true,
    description: "Partner whose client IDs it may report; null for a platform gateway's key.",
  })
  partnerId!: string | null;
  @Field(() => DateTime, { description: 'When it expires; requests are rejected from then on.' })
  expiresAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null if it was not.' })
  revokedAt!: Date | null;
  @Field(() => DateTime, { description: 'When it was created.' }) createdAt!: Date;
  @Expr(sql`(select ${instant(sql`u.last_used_at`)} from api_key_use u where u.api_key_id = ${_}.id)`)
  @Field(() => DateTime, {
    nullable: true,
    description:
      'When a request last authenticated with this key, even if the request was rejected; null if never. Updated at most once a minute, so up to a minute behind.',
  })
  lastUsedAt!: Date | null;
  @One(sql`${_}.api_key_id = ${$}.id`)
  @Field(() => ApiKeySent, { nullable: true, description: 'What it has sent; null if it was never used.' })
  sent!: ApiKeySent | null;
}

export const ApiKeyConnection = connectionOf(() => ApiKey, 'ApiKey');
