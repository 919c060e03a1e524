import { Injectable } from '@nestjs/common';
import { refuse } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { type Weekday, weekdaysOf, workWeekOf } from '../../kernel/work-week.js';
import { audit } from '../../platform/audit/audit.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { replaceWorkWeek } from '../calendar/index.js';
import { HOLIDAY_EVENTS } from './planning.events.js';
import { forecastRegionsSoon } from './reforecast.js';
import { SetWorkWeekInput } from './set-work-week.graphql.js';

type Set = { workWeek: Weekday[]; engagements: number };

@Injectable()
export class SetWorkWeekService {
  constructor(private readonly useCases: UseCases) {}

  /** Who may is the permission's to say; which engagements are there does not matter. */
  execute(viewer: Viewer, given: SetWorkWeekInput): Promise<Outcome<Set>> {
    return this.useCases.run(viewer, SetWorkWeekInput, given, async (tx, { region, days }) => {
      if (days === undefined)
        refuse('INVALID', 'days', 'Name the days, or give null for the usual week of the region.');
      const week = days && workWeekOf(days);

      const { id, before, after, regions } = await replaceWorkWeek(tx, region, week);
      const engagements = await forecastRegionsSoon(tx, regions);
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
