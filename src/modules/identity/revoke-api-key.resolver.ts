import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { RevokeApiKeyInput, RevokeApiKeyPayload } from './revoke-api-key.graphql.js';
import { RevokeApiKeyService } from './revoke-api-key.service.js';

@Resolver()
export class RevokeApiKeyResolver {
  constructor(private readonly service: RevokeApiKeyService) {}

  @Allow('api-key:write')
  @Mutation(() => RevokeApiKeyPayload, {
    description: 'Revokes an API key for good; the next request with it is refused.',
  })
  revokeApiKey(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RevokeApiKeyInput }) input: RevokeApiKeyInput,
  ): Promise<RevokeApiKeyPayload> {
    return this.service.execute(viewer, input);
  }
}
