import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../../platform/graphql/enums.js';
import { connectionOf } from '../../platform/graphql/reads/connection.js';
import { Expr, From, NodeFor, One } from '../../platform/graphql/reads/sources.js';
import { $, _, sql } from '../../platform/graphql/reads/sql.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { Partner } from '../partners/index.js';
import type { QuarantineReason as ReasonWord } from './domain/sort-usage.js';
import { QuarantinedUsageEntity } from './quarantined-usage.entity.js';

export const QuarantineReason = enumOf<ReasonWord>('QuarantineReason', 'Why a usage record must wait.', {
  MISSING_CLIENT_ID: 'It names no client id; it waits until somebody mends the sender.',
  UNKNOWN_CLIENT_ID: 'No credential has its client id, or none of the partner whose own key sent it.',
  UNKNOWN_HOST: 'No API version is called at its host.',
  UNKNOWN_PATH: 'No API version at its host has a base path that its path lies under.',
  AMBIGUOUS_PRODUCT: 'Several API products could have been called, and the application decides for none.',
});

@ObjectType({
  implements: () => [Node],
  description: 'A usage record that is kept until its credential or API product is known.',
})
@NodeFor('staff:read')
@From(() => QuarantinedUsageEntity, 'quarantinedUsage')
export class QuarantinedUsage implements Node {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @Field(() => DateTime, { description: 'When it came.' }) receivedAt!: Date;
  @Field(() => QuarantineReason, { description: 'Why it waits.' }) reason!: ReasonWord;
  @Field(() => String, {
    nullable: true,
    description: 'The client id that called; null where it names none.',
  })
  clientId!: string | null;
  @Field(() => String, { nullable: true, description: 'The host called, in lower case without port.' })
  host!: string | null;
  @Expr(sql`${_}.record->>'method'`)
  @Field(() => String, { description: 'HTTP method in upper case.' })
  method!: string;
  @Expr(sql`${_}.record->>'path'`)
  @Field(() => String, { description: 'The path called, without its query.' })
  path!: string;
  @Expr(sql`(${_}.record->>'status')::int`)
  @Field(() => Int, { description: 'HTTP status of the answer, 200-599.' })
  status!: number;
  @Expr(sql`${_}.record->>'time'`)
  @Field(() => DateTime, { description: 'When the call was made.' })
  calledAt!: Date;
  @One(sql`${_}.id = ${$}.sender_partner_id`)
  @Field(() => Partner, {
    nullable: true,
    description: 'The partner whose own API key sent it; null for a gateway.',
  })
  sender!: Partner | null;
}

export const QuarantinedUsageConnection = connectionOf(() => QuarantinedUsage, 'QuarantinedUsage');
