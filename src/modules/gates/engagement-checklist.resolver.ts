import { ResolveField, Resolver } from '@nestjs/graphql';
import { bySql, Many } from '../../platform/graphql/reads/sources.js';
import { Engagement } from '../engagements/index.js';
import { CHECKLIST_OF_ENGAGEMENT } from './checklist-rows.js';
import { EngagementChecklistItem } from './engagement-checklist.graphql.js';

@Resolver(() => Engagement)
export class EngagementChecklistField {
  @Many(CHECKLIST_OF_ENGAGEMENT)
  @ResolveField(() => [EngagementChecklistItem], {
    description:
      'What the launch checklists of the products in scope ask of it, by product and in their order.',
  })
  checklist(): EngagementChecklistItem[] {
    return bySql();
  }
}
