import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { PartnerKind as KindWord, PartnerTier as TierWord } from '../../kernel/enums.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { $, _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { From, Many, NodeFor } from '../../platform/graphql/reads/schema/decorators.js';
import { PartnerTier } from '../../platform/graphql/shared-enums.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { Application } from './application.graphql.js';
import { Contact } from './contact.graphql.js';
import { MAX_CONTACTS } from './domain/check-contacts.js';
import { MAX_APPLICATIONS } from './domain/check-credentials.js';
import { PartnerEntity } from './partner.entity.js';

export const PartnerKind = enumOf<KindWord>('PartnerKind', 'Type of a partner company.', {
  FINTECH: 'Builds financial products.',
  MERCHANT: 'Sells goods or services.',
  SOFTWARE_VENDOR: 'Sells software to others.',
  BANK: 'Another bank.',
  ENTERPRISE: 'Any other large company.',
});

@ObjectType({ implements: () => [Node], description: 'A company that integrates with the platform.' })
@NodeFor('staff:read')
@From(() => PartnerEntity, 'partner')
export class Partner implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Field(() => String, { description: 'URL slug, e.g. `northwind`.' }) slug!: string;
  @Field(() => String, { description: 'Display name.' }) name!: string;
  @Field(() => PartnerKind, { description: 'Type of company.' }) kind!: KindWord;
  @Field(() => PartnerTier, { description: 'Partner tier.' }) tier!: TierWord;
  @Field(() => String, { nullable: true, description: 'Industry; null if not specified.' })
  vertical!: string | null;
  @Field(() => String, { description: 'ISO 3166 code of its region, e.g. `US` or `US-CA`.' }) region!: string;
  @Field(() => String, { description: 'IANA time zone, e.g. `America/New_York`.' }) timeZone!: string;
  @Field(() => Boolean, { description: "Whether it is one of the platform's own test companies." })
  internal!: boolean;
  @Field(() => Int, {
    description: 'Version number, incremented on every change; pass it as `expectedVersion`.',
  })
  version!: number;
  @Many({ where: sql`${_}.partner_id = ${$}.id`, orderBy: sql`${_}.name`, atMost: MAX_APPLICATIONS })
  @Field(() => [Application], { description: 'Registered applications, by name; at most 20.' })
  applications!: Application[];
  @Many({ where: sql`${_}.partner_id = ${$}.id`, orderBy: sql`${_}.position`, atMost: MAX_CONTACTS })
  @Field(() => [Contact], { description: 'Contacts, in the order given; at most 50.' })
  contacts!: Contact[];
}

export const PartnerConnection = connectionOf(() => Partner, 'Partner');
