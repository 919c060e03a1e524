import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { CreateApiKeyInput, CreateApiKeyPayload } from './create-api-key.graphql.js';
import { CreateApiKeyService } from './create-api-key.service.js';

@Resolver()
export class CreateApiKeyResolver {
  constructor(private readonly createApiKey: CreateApiKeyService) {}

  @Allow('api-key:write')
  @Mutation(() => CreateApiKeyPayload, {
    name: 'createApiKey',
    description: 'Makes an API key and shows its secret once.',
  })
  create(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateApiKeyInput }) input: CreateApiKeyInput,
  ): Promise<CreateApiKeyPayload> {
    return this.createApiKey.execute(viewer, input);
  }
}
