import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { RotateCredentialInput, RotateCredentialPayload } from './rotate-credential.graphql.js';
import { RotateCredentialService } from './rotate-credential.service.js';

@Resolver()
export class RotateCredentialResolver {
  constructor(private readonly service: RotateCredentialService) {}

  @Allow('partner:write')
  @Mutation(() => RotateCredentialPayload, {
    description:
      'Replaces a credential by a new one of the same application and environment; the old one is revoked.',
  })
  rotateCredential(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RotateCredentialInput }) input: RotateCredentialInput,
  ): Promise<RotateCredentialPayload> {
    return this.service.execute(viewer, input);
  }
}
