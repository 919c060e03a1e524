import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { PartnerKind as KindWord, PartnerTier as TierWord } from '../../kernel/enums.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { connectionOf } from '../../platform/graphql/reads/connection.js';
import { From, Many, NodeFor } from '../../platform/graphql/reads/sources.js';
import { $, _, sql } from '../../platform/graphql/reads/sql.js';
import { PartnerTier } from '../../platform/graphql/shared-enums.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { Application } from './application.graphql.js';
import { Contact } from './contact.graphql.js';
import { MAX_CONTACTS } from './domain/check-contacts.js';
import { MAX_APPLICATIONS } from './domain/check-credentials.js';
import { PartnerEntity } from './partner.entity.js';

export const PartnerKind = enumOf<KindWord>('PartnerKind', 'What sort of company a partner is.', {
  FINTECH: 'Builds financial products.',
  MERCHANT: 'Sells goods or services.',
  SOFTWARE_VENDOR: 'Sells software to others.',
  BANK: 'Another bank.',
  ENTERPRISE: 'A large company of any other kind.',
});

@ObjectType({ implements: () => [Node], description: 'A company that integrates with the platform.' })
@NodeFor('staff:read')
@From(() => PartnerEntity, 'partner')
export class Partner implements Node {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @Field(() => String, { description: 'Its name in addresses, as `northwind`.' }) slug!: string;
  @Field(() => String, { description: 'What people call it.' }) name!: string;
  @Field(() => PartnerKind, { description: 'What sort of company it is.' }) kind!: KindWord;
  @Field(() => PartnerTier, { description: 'How much it matters to the platform.' }) tier!: TierWord;
  @Field(() => String, { nullable: true, description: 'Its line of business; null where nobody said.' })
  vertical!: string | null;
  @Field(() => String, { description: 'ISO 3166 code of its region, as `US` or `US-CA`.' }) region!: string;
  @Field(() => String, { description: 'IANA time zone, as `America/New_York`.' }) timeZone!: string;
  @Field(() => Boolean, { description: "Whether it is one of the platform's own test companies." })
  internal!: boolean;
  @Field(() => Int, { description: 'Counts its changes; give it as `expectedVersion`.' }) version!: number;
  @Many({ where: sql`${_}.partner_id = ${$}.id`, orderBy: sql`${_}.name`, atMost: MAX_APPLICATIONS })
  @Field(() => [Application], { description: 'Its registered clients, by name; at most 20.' })
  applications!: Application[];
  @Many({ where: sql`${_}.partner_id = ${$}.id`, orderBy: sql`${_}.position`, atMost: MAX_CONTACTS })
  @Field(() => [Contact], { description: 'Whom to write to, in the order they were given; at most 50.' })
  contacts!: Contact[];
}

export const PartnerConnection = connectionOf(() => Partner, 'Partner');
