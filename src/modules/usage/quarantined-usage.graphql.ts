import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../../platform/graphql/enums.js';
import { $, _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { Expr, From, NodeFor, One } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { Partner } from '../partners/index.js';
import type { QuarantineReason as ReasonWord } from './domain/classify-usage.js';
import { QuarantinedUsageEntity } from './quarantined-usage.entity.js';

export const QuarantineReason = enumOf<ReasonWord>('QuarantineReason', 'Why a usage record is quarantined.', {
  MISSING_CLIENT_ID: 'The record has no client ID; it stays quarantined until the sender is fixed.',
  UNKNOWN_CLIENT_ID:
    'No credential has its client ID, or its sender is a partner and no credential of that partner has it.',
  UNKNOWN_HOST: 'No API version is served from its host.',
  UNKNOWN_PATH: 'No API version on its host has a base path that matches its path.',
  AMBIGUOUS_PRODUCT:
    'The call matches several API products, and the application does not narrow them down to one.',
});

@ObjectType({
  implements: () => [Node],
  description: 'A usage record that is kept until its credential or API product is known.',
})
@NodeFor('staff:read')
@From(() => QuarantinedUsageEntity, 'quarantinedUsage')
export class QuarantinedUsage implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Field(() => DateTime, { description: 'When it was received.' }) receivedAt!: Date;
  @Field(() => QuarantineReason, { description: 'Why it is quarantined.' }) reason!: ReasonWord;
  @Field(() => String, {
    nullable: true,
    description: 'Client ID of the call; null if the record has none.',
  })
  clientId!: string | null;
  @Field(() => String, { nullable: true, description: 'Host called, in lower case, without port.' })
  host!: string | null;
  @Expr(sql`${_}.record->>'method'`)
  @Field(() => String, { description: 'HTTP method in upper case.' })
  method!: string;
  @Expr(sql`${_}.record->>'path'`)
  @Field(() => String, { description: 'Path called, without the query string.' })
  path!: string;
  @Expr(sql`(${_}.record->>'status')::int`)
  @Field(() => Int, { description: 'HTTP status of the response, 200-599.' })
  status!: number;
  @Expr(sql`${_}.record->>'time'`)
  @Field(() => DateTime, { description: 'When the call was made.' })
  calledAt!: Date;
  @One(sql`${_}.id = ${$}.sender_partner_id`)
  @Field(() => Partner, {
    nullable: true,
    description: 'Partner whose own API key sent it; null for a gateway.',
  })
  sender!: Partner | null;
}

export const QuarantinedUsageConnection = connectionOf(() => QuarantinedUsage, 'QuarantinedUsage');
