import { ArgsType, Field, InputType } from '@nestjs/graphql';
import type { EngagementStage } from '../../kernel/enums.js';
import { PageArgs } from '../../platform/graphql/reads/connection.js';
import {
  type FilterRules,
  type InOperator,
  inOperator,
  oneOf,
} from '../../platform/graphql/reads/filters.js';
import { column } from '../../platform/graphql/reads/sql.js';
import * as operators from '../../platform/graphql/shared-filters.js';
import { ChecklistKind, type ChecklistKindWord } from '../catalog/index.js';

const ChecklistKindIn = inOperator<ChecklistKindWord>('ChecklistKindIn', () => ChecklistKind);

@InputType({ description: 'Which items that await review to list; fields AND.' })
export class ChecklistReviewFilter {
  @Field(() => ChecklistKindIn, { nullable: true, description: 'Which side of a launch they prove.' })
  kind?: InOperator<ChecklistKindWord> | null;
  @Field(() => operators.StageIn, { nullable: true, description: 'The stage that is not left without them.' })
  neededBy?: InOperator<EngagementStage> | null;
  @Field(() => operators.IdIn, {
    nullable: true,
    description: 'The API product whose checklist asks for them.',
  })
  apiProductId?: InOperator<string> | null;
  @Field(() => operators.IdIn, { nullable: true, description: 'The engagement that needs them.' })
  engagementId?: InOperator<string> | null;
  @Field(() => operators.IdIn, { nullable: true, description: 'The partner whose engagement needs them.' })
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
  @Field(() => ChecklistReviewFilter, { nullable: true, description: 'Which ones; all when absent.' })
  filter?: ChecklistReviewFilter | null;
}
