import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import {
  CommentOnMyIntegrationInput,
  CommentOnMyIntegrationPayload,
} from './comment-on-my-integration.graphql.js';
import { CommentOnMyIntegrationService } from './comment-on-my-integration.service.js';
import { asPartnerUser } from './portal.policy.js';

@Resolver()
export class CommentOnMyIntegrationResolver {
  constructor(private readonly service: CommentOnMyIntegrationService) {}

  @Allow('portal:write')
  @Mutation(() => CommentOnMyIntegrationPayload, {
    description:
      "Adds a comment to the integration's updates, which your company and the services team read.",
  })
  commentOnMyIntegration(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CommentOnMyIntegrationInput }) input: CommentOnMyIntegrationInput,
  ): Promise<CommentOnMyIntegrationPayload> {
    return this.service.execute(asPartnerUser(viewer), input);
  }
}
