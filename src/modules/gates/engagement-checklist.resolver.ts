import { ResolveField, Resolver } from '@nestjs/graphql';
import { bySql, Many } from '../../platform/graphql/reads/schema/decorators.js';
import { Engagement } from '../engagements/index.js';
import { CHECKLIST_OF_ENGAGEMENT } from './checklist-rows.js';
import { EngagementChecklistItem } from './engagement-checklist.graphql.js';

@Resolver(() => Engagement)
export class EngagementChecklistField {
  @Many(CHECKLIST_OF_ENGAGEMENT)
  @ResolveField(() => [EngagementChecklistItem], {
    description: 'Launch checklist items of the products in scope, by product, in checklist order.',
  })
  checklist(): EngagementChecklistItem[] {
    return bySql();
  }
}
