import { ResolveField, Resolver } from '@nestjs/graphql';
import { Many, bySql } from '../../platform/graphql/reads/sources.js';
import { $, _, sql } from '../../platform/graphql/reads/sql.js';
import { MAX_CHECKLIST_ITEMS } from '../catalog/index.js';
import { Engagement } from '../engagements/index.js';
import { EngagementChecklistItem } from './engagement-checklist.graphql.js';

/** API products in one engagement's scope. */
const MAX_PRODUCTS = 20;

@Resolver(() => Engagement)
export class EngagementChecklistField {
  @Many({
    where: sql`${_}.engagement_id = ${$}.id`,
    orderBy: sql`(select p.name from api_product p where p.id = ${_}.api_product_id), ${_}.position`,
    atMost: MAX_PRODUCTS * MAX_CHECKLIST_ITEMS,
  })
  @ResolveField(() => [EngagementChecklistItem], {
    description:
      'What the launch checklists of the products in scope ask of it, by product and in their order.',
  })
  checklist(): EngagementChecklistItem[] {
    return bySql();
  }
}
