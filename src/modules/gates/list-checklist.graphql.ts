import { ArgsType, Field, InputType } from '@nestjs/graphql';
import type { EngagementStage } from '../../kernel/enums.js';
import { column } from '../../platform/graphql/reads/fragments/sql.js';
import { PageArgs } from '../../platform/graphql/reads/lists/connection.js';
import { type InOperator, inOperator } from '../../platform/graphql/reads/lists/filter-inputs.js';
import { type FilterRules, oneOf } from '../../platform/graphql/reads/lists/filters.js';
import * as operators from '../../platform/graphql/shared-filters.js';
import { ChecklistKind, type ChecklistKindWord } from '../catalog/index.js';

const ChecklistKindIn = inOperator<ChecklistKindWord>('ChecklistKindIn', () => ChecklistKind);

@InputType({ description: 'Filter for checklist items awaiting review; all conditions must match.' })
export class ChecklistReviewFilter {
  @Field(() => ChecklistKindIn, { nullable: true, description: 'Area of launch readiness.' })
  kind?: InOperator<ChecklistKindWord> | null;
  @Field(() => operators.StageIn, {
    nullable: true,
    description: 'Stage that cannot be left without the item.',
  })
  neededBy?: InOperator<EngagementStage> | null;
  @Field(() => operators.IdIn, {
    nullable: true,
    description: 'API product whose checklist contains the item.',
  })
  apiProductId?: InOperator<string> | null;
  @Field(() => operators.IdIn, { nullable: true, description: 'Engagement that needs the item.' })
  engagementId?: InOperator<string> | null;
  @Field(() => operators.IdIn, { nullable: true, description: 'Partner of the engagement.' })
  partnerId?: InOperator<string> | null;
}

export const CHECKLIST_REVIEW_FILTER: FilterRules<ChecklistReviewFilter> = {
  kind: oneOf(column('kind')),
  neededBy: oneOf(column('needed_by')),
  apiProductId: oneOf(column('api_product_id'), 'uuid', 'apiProduct'),
  engagementId: oneOf(column('engagement_id'), 'uuid', 'engagement'),
  partnerId: oneOf(column('partner_id'), 'uuid', 'partner'),
};

@ArgsType()
export class ChecklistToReviewArgs extends PageArgs {
  @Field(() => ChecklistReviewFilter, { nullable: true, description: 'Filter; all if omitted.' })
  filter?: ChecklistReviewFilter | null;
}
