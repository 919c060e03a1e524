import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { RegisterApplicationInput, RegisterApplicationPayload } from './register-application.graphql.js';
import { RegisterApplicationService } from './register-application.service.js';

@Resolver()
export class RegisterApplicationResolver {
  constructor(private readonly service: RegisterApplicationService) {}

  @Allow('partner:write')
  @Mutation(() => RegisterApplicationPayload, {
    description: 'Registers an application of a partner with its credentials.',
  })
  registerApplication(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RegisterApplicationInput }) input: RegisterApplicationInput,
  ): Promise<RegisterApplicationPayload> {
    return this.service.execute(viewer, input);
  }
}
