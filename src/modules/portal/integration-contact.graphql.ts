import { Field, ObjectType } from '@nestjs/graphql';
import type { Party as PartyWord } from '../../kernel/enums.js';
import { $, _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Expr, From, Many } from '../../platform/graphql/reads/schema/decorators.js';
import { Party } from '../../platform/graphql/shared-enums.js';
import { MAX_CONTACTS, PartnerContactEntity } from '../partners/index.js';

@ObjectType({ description: 'A contact person for an integration.' })
@From(() => PartnerContactEntity)
export class IntegrationContact {
  @Expr(column('key'))
  @Field(() => String, {
    description:
      'Unique across all integrations: integration, party and email address, e.g. `ENG-142/PARTNER/dev@northwind.example`.',
  })
  key!: string;
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => String, { description: 'Email address.' }) email!: string;
  @Field(() => String, { description: 'Role, e.g. `Lead solution engineer`.' }) role!: string;
  @Expr(column('party'))
  @Field(() => Party, { description: 'Whose contact it is: SERVICES or PARTNER.' })
  party!: PartyWord;
}

const MAX_TEAM = 20;

export const ContactsOfBothSides = () =>
  Many({
    from: sql`(
      select ${$}.key || '/SERVICES/' || s.email as key, s.name, s.email, 'SERVICES' as party,
        case when s.id = ${$}.lead_id then 0 else 1 end as place,
        case when s.id = ${$}.lead_id then 'Lead solution engineer' else 'Solution engineer' end as role, 0 as position
      from engagement_engineer m
      join solution_engineer s on s.id = m.engineer_id
      where m.engagement_id = ${$}.id
      union all
      select ${$}.key || '/PARTNER/' || c.email, c.name, c.email, 'PARTNER', 2, c.role, c.position
      from partner_contact c
      where c.partner_id = ${$}.partner_id
    )`,
    where: sql`true`,
    orderBy: sql`${_}.place, ${_}.position, ${_}.name, ${_}.email`,
    atMost: MAX_TEAM + MAX_CONTACTS,
  });
