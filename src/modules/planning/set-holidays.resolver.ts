import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { SetHolidaysInput, SetHolidaysPayload } from './set-holidays.graphql.js';
import { SetHolidaysService } from './set-holidays.service.js';

@Resolver()
export class SetHolidaysResolver {
  constructor(private readonly service: SetHolidaysService) {}

  @Allow('holiday:write')
  @Mutation(() => SetHolidaysPayload, {
    description:
      'Says which days nobody works in a region; the engagements there are forecast anew at once, each by a job of its own.',
  })
  setHolidays(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SetHolidaysInput }) input: SetHolidaysInput,
  ): Promise<SetHolidaysPayload> {
    return this.service.execute(viewer, input);
  }
}
