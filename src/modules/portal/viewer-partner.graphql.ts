import { Field, ObjectType } from '@nestjs/graphql';
import { _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Expr, From } from '../../platform/graphql/reads/schema/decorators.js';
import { PartnerEntity } from '../partners/index.js';

/** A partner as its own users see it; like Integration, it leads to no staff type. */
@ObjectType({ description: 'The company of a partner user.' })
@From(() => PartnerEntity)
export class ViewerPartner {
  @Field(() => String, { description: 'Display name.' }) name!: string;
  @Expr(sql`(select case when count(*) = 1 then min(k.key) end from (
    select e.key from engagement e where e.partner_id = ${_}.id limit 2) k)`)
  @Field(() => String, {
    nullable: true,
    description: 'Key of its integration, e.g. `ENG-142`, if there is exactly one; null if not.',
  })
  onlyIntegrationKey!: string | null;
}
