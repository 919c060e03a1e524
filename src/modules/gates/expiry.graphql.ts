import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Party as PartyWord } from '../../kernel/enums.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { connectionOf } from '../../platform/graphql/reads/connection.js';
import { Expr, From, IdOf, One } from '../../platform/graphql/reads/sources.js';
import { $, _, column, sql } from '../../platform/graphql/reads/sql.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Party } from '../../platform/graphql/shared-enums.js';
import { ApiProduct } from '../catalog/index.js';
import { Engagement } from '../engagements/index.js';
import { ChecklistStateEntity } from './checklist.entity.js';
import { expiryRows } from './expiry-rows.js';

type ExpiryKindWord = 'SANDBOX_CREDENTIAL' | 'PRODUCTION_CREDENTIAL' | 'EVIDENCE' | 'WAIVER';
const ExpiryKind = enumOf<ExpiryKindWord>('ExpiryKind', 'What runs out.', {
  SANDBOX_CREDENTIAL: 'A credential for the sandbox: the partner can test no more.',
  PRODUCTION_CREDENTIAL: 'A credential for production.',
  EVIDENCE: 'Evidence for an item of a launch checklist.',
  WAIVER: 'A waiver of an item of a launch checklist.',
});

@ObjectType({ description: 'Something that runs out before an engagement is to go live.' })
@From(() => ChecklistStateEntity, undefined, expiryRows(sql`true`))
export class Expiry {
  @Expr(column('kind'))
  @Field(() => ExpiryKind, { description: 'What runs out.' })
  kind!: ExpiryKindWord;
  @Expr(column('title'))
  @Field(() => String, { description: "The credential's client id, or the checklist item's title." })
  title!: string;
  @Expr(column('party'))
  @Field(() => Party, {
    description:
      'Whose it is to renew: credentials and evidence the partner’s, waivers the managers’ (SERVICES).',
  })
  party!: PartyWord;
  @IdOf('credential', column('credential_id'))
  @Field(() => ID, { nullable: true, description: 'The credential to rotate; null of a checklist item.' })
  credentialId!: string | null;
  @Expr(column('code'))
  @Field(() => String, {
    nullable: true,
    description: "The checklist item's code, which `submitEvidence` takes; null of a credential.",
  })
  code!: string | null;
  @One(sql`${_}.id = ${$}.api_product_id`)
  @Field(() => ApiProduct, {
    nullable: true,
    description: 'The product of a checklist item; null for a credential.',
  })
  apiProduct!: ApiProduct | null;
  @One(sql`${_}.id = ${$}.engagement_id`)
  @Field(() => Engagement, { description: 'The engagement whose go-live needs it.' })
  engagement!: Engagement;
  @Expr(column('expires_on'))
  @Field(() => LocalDate, { description: "Its last day, by the engagement's time zone; it may be past." })
  expiresOn!: string;
  @Expr(column('go_live_on'))
  @Field(() => LocalDate, { description: "The engagement's go-live as its plan now stands." })
  goLiveOn!: string;
}

export const ExpiryConnection = connectionOf(() => Expiry, 'Expiry');
