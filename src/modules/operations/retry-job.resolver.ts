import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { RetryJobInput, RetryJobPayload } from './retry-job.graphql.js';
import { RetryJobService } from './retry-job.service.js';

@Resolver()
export class RetryJobResolver {
  constructor(private readonly service: RetryJobService) {}

  @Allow('job:write')
  @Mutation(() => RetryJobPayload, {
    description: 'Has a failed job tried again, as often as a new one would be.',
  })
  retryJob(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RetryJobInput }) input: RetryJobInput,
  ): Promise<RetryJobPayload> {
    return this.service.execute(viewer, input);
  }
}
