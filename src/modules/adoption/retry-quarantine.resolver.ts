import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { RetryQuarantineInput, RetryQuarantinePayload } from './retry-quarantine.graphql.js';
import { RetryQuarantineService } from './retry-quarantine.service.js';

@Resolver()
export class RetryQuarantineResolver {
  constructor(private readonly service: RetryQuarantineService) {}

  @Allow('usage:retry')
  @Mutation(() => RetryQuarantinePayload, {
    description:
      'Tries usage records in quarantine again at once. Those whose credential or API product appears are tried without it.',
  })
  retryQuarantine(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RetryQuarantineInput }) input: RetryQuarantineInput,
  ): Promise<RetryQuarantinePayload> {
    return this.service.execute(viewer, input);
  }
}
