import { Args, ArgsType, Field, Query, Resolver } from '@nestjs/graphql';
import { Clock } from '../../kernel/clock.js';
import { AppError } from '../../kernel/errors.js';
import { localDay } from '../../kernel/local-date.js';
import { assertRegion } from '../../kernel/region.js';
import type { Viewer } from '../../kernel/viewer.js';
import { weekdaysOf, type Weekday as WeekdayWord } from '../../kernel/work-week.js';
import { Allow } from '../../platform/auth/allow.js';
import { Transactions, type Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { assertDayRange } from '../../platform/graphql/day-range.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { holidayFault, MAX_HOLIDAY_SPAN } from './domain/holidays.js';
import { Holiday, Weekday } from './holiday.graphql.js';
import { holidaysOf, workWeekIn } from './holidays.edits.js';
import { calendarOf } from './holidays.store.js';

@ArgsType()
export class HolidaysArgs {
  @Field(() => String, { description: 'ISO 3166 code of a country or subdivision, e.g. US or US-CA.' })
  region!: string;
  @Field(() => LocalDate, { description: 'First day, within thirty years of today.' })
  from!: string;
  @Field(() => LocalDate, { description: 'Last day, at most ten years after the first.' })
  to!: string;
}

@Resolver()
export class HolidaysResolver {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Not a SQL field, because the library's holidays are copied into the table on first use. */
  @Allow('staff:read')
  @Query(() => [Holiday], {
    description: 'Public holidays of a region that apply to its engagements, by day.',
  })
  holidays(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => HolidaysArgs }) args: HolidaysArgs,
  ): Promise<Holiday[]> {
    assertDayRange(args.from, args.to, MAX_HOLIDAY_SPAN);
    const today = localDay(this.clock.now(), 'UTC');
    assertRegion('region', args.region);
    const fault = holidayFault(args.from, today) ?? holidayFault(args.to, today);
    if (fault !== null) throw new AppError('BAD_USER_INPUT', fault);
    return this.transactions.runFor(viewer, (tx) => knownHolidays(tx, args));
  }

  /** Not a SQL field, because regions that are not in the table have a default that only the code knows. */
  @Allow('staff:read')
  @Query(() => [Weekday], {
    description: "Working days of a region's week, from Monday on.",
  })
  workWeek(
    @CurrentViewer() viewer: Viewer,
    @Args('region', { description: 'ISO 3166 code of a country or subdivision, e.g. US or US-CA.' })
    region: string,
  ): Promise<WeekdayWord[]> {
    assertRegion('region', region);
    return this.transactions.runFor(viewer, async (tx) => weekdaysOf(await workWeekIn(tx, region)));
  }
}

async function knownHolidays(tx: Tx, { region, from, to }: HolidaysArgs): Promise<Holiday[]> {
  await calendarOf(tx, region, { from, to });
  return holidaysOf(tx, region, { from, to });
}
