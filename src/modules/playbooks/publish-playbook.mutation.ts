import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { PublishPlaybookInput, PublishPlaybookPayload } from './publish-playbook.graphql.js';
import { publishPlaybook } from './publish-playbook.js';

@Resolver()
export class PublishPlaybookMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('playbook:publish')
  @Mutation(() => PublishPlaybookPayload, {
    description:
      'Publishes a playbook, or its next version; running engagements keep theirs. All errors are reported at once.',
  })
  publishPlaybook(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => PublishPlaybookInput }) given: PublishPlaybookInput,
  ): Promise<PublishPlaybookPayload> {
    return this.useCases.run(viewer, PublishPlaybookInput, given, async (tx, input) => {
      const { expectedVersion, ...content } = input;
      const { playbook, isNew } = await publishPlaybook(tx, content, {
        field: 'apiProductIds',
        expectedVersion,
      });
      return { playbook: playbook.id, isNewVersion: isNew };
    });
  }
}
