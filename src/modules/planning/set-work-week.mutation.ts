import { Args, Field, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { ArrayNotEmpty, IsOptional } from 'class-validator';
import { refuse } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { type Weekday as WeekdayWord, weekdaysOf, workWeekOf } from '../../kernel/work-week.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { Region } from '../../platform/usecases/rules.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { replaceWorkWeek, Weekday } from '../calendar/index.js';
import { reforecastRegions } from './daily-forecast.js';
import { HOLIDAY_EVENTS } from './planning.events.js';

@InputType({ description: 'The work week of a region.' })
export class SetWorkWeekInput {
  @Region()
  @Field(() => String, { description: 'ISO 3166 code of a country or subdivision, e.g. US or US-CA.' })
  region!: string;
  @IsOptional()
  @ArrayNotEmpty({ message: 'must list at least one day' })
  @Field(() => [Weekday], {
    nullable: true,
    description:
      "Working days of the week, at least one. Null restores the usual week of the region's country, Monday to Friday in most. Subdivisions without a week of their own use the country's.",
  })
  days?: WeekdayWord[] | null;
}

@ObjectType({ description: 'The work week of the region.' })
export class SetWorkWeekPayload extends Payload {
  @Field(() => [Weekday], {
    nullable: true,
    description: 'Working days of the region, from Monday on; null on error.',
  })
  workWeek?: WeekdayWord[];
  @Field(() => Int, {
    nullable: true,
    description: 'Number of engagements whose forecast is updated; null on error.',
  })
  engagements?: number;
}

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
