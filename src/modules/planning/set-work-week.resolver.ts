import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { SetWorkWeekInput, SetWorkWeekPayload } from './set-work-week.graphql.js';
import { SetWorkWeekService } from './set-work-week.service.js';

@Resolver()
export class SetWorkWeekResolver {
  constructor(private readonly service: SetWorkWeekService) {}

  @Allow('holiday:write')
  @Mutation(() => SetWorkWeekPayload, {
    description:
      'Sets the days of the week on which people work in a region. Each engagement there is forecast anew at once, by a job of its own.',
  })
  setWorkWeek(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SetWorkWeekInput }) input: SetWorkWeekInput,
  ): Promise<SetWorkWeekPayload> {
    return this.service.execute(viewer, input);
  }
}
