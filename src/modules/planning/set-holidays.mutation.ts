import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { refuse } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { assertHolidays, changedHolidays, holidayWarnings, replaceHolidays } from '../calendar/index.js';
import { earliestStartIn } from '../engagements/index.js';
import { reforecastRegions } from './daily-forecast.js';
import { HOLIDAY_EVENTS } from './planning.events.js';
import { SetHolidaysInput, SetHolidaysPayload } from './set-holidays.graphql.js';

@Resolver()
export class SetHolidaysMutation {
  constructor(private readonly useCases: UseCases) {}

  /** No further check: the permission is enough, whichever engagements are in the region. */
  @Allow('holiday:write')
  @Mutation(() => SetHolidaysPayload, {
    description:
      'Sets the public holidays of a region and updates the forecasts of its engagements immediately, each in its own job.',
  })
  setHolidays(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SetHolidaysInput }) given: SetHolidaysInput,
  ): Promise<SetHolidaysPayload> {
    return this.useCases.run(viewer, SetHolidaysInput, given, async (tx, input) => {
      const { region } = input;
      const days = daysOf(input, todayOf(tx, { timeZone: 'UTC' }));

      const {
        id,
        before,
        after: holidays,
        regions,
      } = await replaceHolidays(tx, region, days, (all) => earliestStartIn(tx, all));
      const engagements = await reforecastRegions(tx, regions);
      const [was, is] = [before, holidays].map((list) => list.map(({ day }) => day));
      const source = days === null ? 'LIBRARY' : 'INPUT';
      const changes = { region, source, ...changedHolidays(was!, is!) };
      const subject = { kind: 'holidayRegion', id } as const;
      const place = { partnerId: null, engagementId: null };
      // `changes` lists the added and removed days, so there are no old values.
      await audit(tx, { action: 'holidays.set', subject, ...place, was: {}, changes });
      await recordEvent(tx, { kind: HOLIDAY_EVENTS.set, subject: id });
      return { holidays, engagements, warnings: await holidayWarnings(tx, region) };
    });
  }
}

/** @returns null to restore the library's days */
function daysOf({ days }: SetHolidaysInput, today: string) {
  if (days === undefined) refuse('INVALID', 'days', "List the days, or pass null to use the library's.");
  if (days !== null) assertHolidays(days, today);
  return days;
}
