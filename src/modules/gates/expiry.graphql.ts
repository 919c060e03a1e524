import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Party as PartyWord } from '../../kernel/enums.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { $, _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { Expr, From, IdOf, One } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Party } from '../../platform/graphql/shared-enums.js';
import { ApiProduct } from '../catalog/index.js';
import { Engagement } from '../engagements/index.js';
import { ChecklistStateEntity } from './checklist.entity.js';
import { expiryRows } from './expiry-rows.js';

type ExpiryKindWord = 'SANDBOX_CREDENTIAL' | 'PRODUCTION_CREDENTIAL' | 'EVIDENCE' | 'WAIVER';
const ExpiryKind = enumOf<ExpiryKindWord>('ExpiryKind', 'What expires.', {
  SANDBOX_CREDENTIAL: 'A sandbox credential: the partner can no longer test.',
  PRODUCTION_CREDENTIAL: 'A production credential.',
  EVIDENCE: 'Evidence for a launch checklist item.',
  WAIVER: 'A waiver of a launch checklist item.',
});

@ObjectType({ description: "Something that expires before an engagement's go-live." })
@From(() => ChecklistStateEntity, undefined, expiryRows(sql`true`))
export class Expiry {
  @Expr(column('kind'))
  @Field(() => ExpiryKind, { description: 'What expires.' })
  kind!: ExpiryKindWord;
  @Expr(column('title'))
  @Field(() => String, { description: 'Client ID of the credential, or title of the checklist item.' })
  title!: string;
  @Expr(column('party'))
  @Field(() => Party, {
    description:
      'Who must renew it: PARTNER for credentials and evidence, SERVICES (its managers) for waivers.',
  })
  party!: PartyWord;
  @IdOf('credential', column('credential_id'))
  @Field(() => ID, { nullable: true, description: 'Credential to rotate; null for a checklist item.' })
  credentialId!: string | null;
  @Expr(column('code'))
  @Field(() => String, {
    nullable: true,
    description: 'Code of the checklist item, as passed to `submitEvidence`; null for a credential.',
  })
  code!: string | null;
  @One(sql`${_}.id = ${$}.api_product_id`)
  @Field(() => ApiProduct, {
    nullable: true,
    description: 'API product of a checklist item; null for a credential.',
  })
  apiProduct!: ApiProduct | null;
  @One(sql`${_}.id = ${$}.engagement_id`)
  @Field(() => Engagement, { description: 'Engagement whose go-live needs it.' })
  engagement!: Engagement;
  @Expr(column('expires_on'))
  @Field(() => LocalDate, {
    description: "Last valid day, in the engagement's time zone; may be in the past.",
  })
  expiresOn!: string;
  @Expr(column('go_live_on'))
  @Field(() => LocalDate, { description: 'Forecast go-live of the engagement.' })
  goLiveOn!: string;
}

export const ExpiryConnection = connectionOf(() => Expiry, 'Expiry');
