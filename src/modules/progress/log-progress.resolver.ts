import { Args, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { askedFields } from '../../platform/graphql/reads/selected.js';
import { LogProgressInput, LogProgressPayload } from './log-progress.graphql.js';
import { LogProgressService } from './log-progress.service.js';

@Resolver()
export class LogProgressResolver {
  constructor(private readonly service: LogProgressService) {}

  @Allow('engagement:log-progress')
  @Mutation(() => LogProgressPayload, {
    description: 'Records work on an engagement with the milestones it began and ended, and forecasts anew.',
  })
  logProgress(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => LogProgressInput }) input: LogProgressInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<LogProgressPayload> {
    return this.service.execute(viewer, input, askedFields(info));
  }
}
