import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { applyFilter } from '../../platform/graphql/reads/lists/filters.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { hasNotEnded } from '../engagements/index.js';
import { EngagementChecklistItemConnection } from './engagement-checklist.graphql.js';
import { CHECKLIST_REVIEW_FILTER, ChecklistToReviewArgs } from './list-checklist.graphql.js';

/** Uses the index checklist_state_to_review. */
const TO_REVIEW = sql`${_}.review = 'PENDING' and ${hasNotEnded(sql`${_}.engagement_status`)}`;
const LONGEST_FIRST = [
  { by: column('since'), cast: 'timestamptz' },
  { by: column('id'), cast: 'uuid' },
] as const;

@Resolver()
export class ChecklistToReviewResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('staff:read')
  @Query(() => EngagementChecklistItemConnection, {
    description: 'Checklist items of all engagements with evidence awaiting review, longest waiting first.',
  })
  checklistToReview(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => ChecklistToReviewArgs }) { filter }: ChecklistToReviewArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { where, values } = applyFilter(CHECKLIST_REVIEW_FILTER, filter, TO_REVIEW);
    return this.reads.read(viewer, info, { kind: 'page', where, order: LONGEST_FIRST }, values);
  }
}
