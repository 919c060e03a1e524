import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { RevokeCredentialInput, RevokeCredentialPayload } from './revoke-credential.graphql.js';
import { RevokeCredentialService } from './revoke-credential.service.js';

@Resolver()
export class RevokeCredentialResolver {
  constructor(private readonly service: RevokeCredentialService) {}

  @Allow('partner:write')
  @Mutation(() => RevokeCredentialPayload, {
    description: 'Records that a credential is no longer valid; its calls stay counted.',
  })
  revokeCredential(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RevokeCredentialInput }) input: RevokeCredentialInput,
  ): Promise<RevokeCredentialPayload> {
    return this.service.execute(viewer, input);
  }
}
