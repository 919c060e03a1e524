import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { ReviewChecklistItemInput, ReviewChecklistItemPayload } from './review-checklist-item.graphql.js';
import { ReviewChecklistItemService } from './review-checklist-item.service.js';

@Resolver()
export class ReviewChecklistItemResolver {
  constructor(private readonly service: ReviewChecklistItemService) {}

  @Allow('checklist:review')
  @Mutation(() => ReviewChecklistItemPayload, {
    description:
      'Decides on an item of a launch checklist: its evidence satisfies, is rejected, or it is waived. The note of a rejection can be replaced by rejecting again with another note, even after the engagement has ended.',
  })
  reviewChecklistItem(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ReviewChecklistItemInput, description: 'The item and the decision.' })
    input: ReviewChecklistItemInput,
  ): Promise<ReviewChecklistItemPayload> {
    return this.service.execute(viewer, input);
  }
}
