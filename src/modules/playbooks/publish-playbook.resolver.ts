import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { PublishPlaybookInput, PublishPlaybookPayload } from './publish-playbook.graphql.js';
import { PublishPlaybookService } from './publish-playbook.service.js';

@Resolver()
export class PublishPlaybookResolver {
  constructor(private readonly service: PublishPlaybookService) {}

  @Allow('playbook:publish')
  @Mutation(() => PublishPlaybookPayload, {
    description:
      'Publishes a playbook, or its next version; engagements that run keep theirs. All that is wrong with it is told at once.',
  })
  publishPlaybook(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => PublishPlaybookInput }) input: PublishPlaybookInput,
  ): Promise<PublishPlaybookPayload> {
    return this.service.execute(viewer, input);
  }
}
