import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { refuse } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { weekdaysOf, workWeekOf } from '../../kernel/work-week.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { replaceWorkWeek } from '../calendar/index.js';
import { reforecastRegions } from './daily-forecast.js';
import { HOLIDAY_EVENTS } from './planning.events.js';
import { SetWorkWeekInput, SetWorkWeekPayload } from './set-work-week.graphql.js';

@Resolver()
export class SetWorkWeekMutation {
  constructor(private readonly useCases: UseCases) {}

  /** No further check: the permission is enough, whichever engagements are in the region. */
  @Allow('holiday:write')
  @Mutation(() => SetWorkWeekPayload, {
    description:
      'Sets the work week of a region and updates the forecasts of its engagements immediately, each in its own job.',
  })
  setWorkWeek(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SetWorkWeekInput }) given: SetWorkWeekInput,
  ): Promise<SetWorkWeekPayload> {
    return this.useCases.run(viewer, SetWorkWeekInput, given, async (tx, { region, days }) => {
      if (days === undefined)
        refuse('INVALID', 'days', 'List the days, or pass null for the usual week of the region.');
      const week = days && workWeekOf(days);

      const { id, before, after, regions } = await replaceWorkWeek(tx, region, week);
      const engagements = await reforecastRegions(tx, regions);
      const [was, is] = [weekdaysOf(before), weekdaysOf(after)];
      const subject = { kind: 'holidayRegion', id } as const;
      const place = { partnerId: null, engagementId: null };
      const changes = { region, source: week ? 'INPUT' : 'DEFAULT', days: is };
      await audit(tx, { action: 'work-week.set', subject, ...place, was: { days: was }, changes });
      await recordEvent(tx, { kind: HOLIDAY_EVENTS.workWeekSet, subject: id });
      return { workWeek: is, engagements };
    });
  }
}
