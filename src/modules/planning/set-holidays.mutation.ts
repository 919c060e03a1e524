import { Args, Field, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { refuse } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { Name, Region } from '../../platform/usecases/rules.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import {
  assertHolidays,
  changedHolidays,
  Holiday,
  HOLIDAY_WARNINGS,
  holidayWarnings,
  replaceHolidays,
} from '../calendar/index.js';
import { earliestStartIn } from '../engagements/index.js';
import { reforecastRegions } from './daily-forecast.js';
import { HOLIDAY_EVENTS } from './planning.events.js';

@InputType({ description: 'A public holiday.' })
export class HolidayInput {
  @Field(() => LocalDate, {
    description: 'The day, within thirty years of today; no day may be listed twice.',
  })
  day!: string;
  @Name(200)
  @Field(() => String, { description: 'Name, 1-200 characters.' })
  name!: string;
}

@InputType({ description: 'The public holidays of a region.' })
export class SetHolidaysInput {
  @Region()
  @Field(() => String, { description: 'ISO 3166 code of a country or subdivision, e.g. US or US-CA.' })
  region!: string;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => HolidayInput)
  @Field(() => [HolidayInput], {
    nullable: true,
    description:
      "All public holidays of the region, including past ones, at most 1000. They replace all the region has, including those from the built-in library; null restores the library's. Subdivisions without public holidays of their own use the country's.",
  })
  days?: HolidayInput[] | null;
}

@ObjectType({ description: 'The public holidays of the region.' })
export class SetHolidaysPayload extends Payload {
  @Field(() => [Holiday], {
    nullable: true,
    description:
      'All public holidays the region now has, by day, at most 1000; from the library, those of the years in use. Null on error.',
  })
  holidays?: readonly Holiday[];
  @Field(() => Int, {
    nullable: true,
    description: 'Number of engagements whose forecast is updated; null on error.',
  })
  engagements?: number;
  @Field(() => [String], { nullable: true, description: HOLIDAY_WARNINGS })
  warnings?: string[];
}

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
