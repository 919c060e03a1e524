import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { $, type Sql, _, column, sql, whole } from '../../platform/graphql/reads/fragments/sql.js';
import { Expr, From, Many, One } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Engagement, ProgressEntry, ProgressEntryEntity } from '../engagements/index.js';

/** The days of a quarter. */
export const MAX_SHEET_DAYS = 92;
const MAX_OF_DAY = 50;
const MAX_OF_SHEET = 200;
const MAX_ENTRIES = 200;

/** Entries with work by the author in the row's days; uses progress_entry_of_author (author_id, day). */
const entriesOf = (row: Sql) => sql`progress_entry p
  where p.author_id = ${row}.author_id and p.day between ${row}.first_day and ${row}.last_day and p.minutes > 0`;

const byEngagement = (atMost: number) =>
  Many({
    from: sql`(
      select p.engagement_id, sum(p.minutes)::int as minutes, count(*)::int as entries
      from ${entriesOf(sql`${$}`)} group by p.engagement_id
      order by 2 desc, 1 limit ${whole(atMost)})`,
    where: sql`true`,
    orderBy: sql`${_}.minutes desc, ${_}.engagement_id`,
    atMost,
  });

@ObjectType({ description: 'Time spent on one engagement.' })
@From(() => ProgressEntryEntity)
export class EngagementTime {
  @One(sql`${_}.id = ${$}.engagement_id`)
  @Field(() => Engagement, { description: 'Engagement the time was spent on.' })
  engagement!: Engagement;
  @Expr(column('minutes'))
  @Field(() => Int, { description: 'Minutes of work in total.' })
  minutes!: number;
  @Expr(column('entries'))
  @Field(() => Int, { description: 'Number of progress entries.' })
  entries!: number;
}

@ObjectType({ description: 'Time someone logged on one day.' })
@From(() => ProgressEntryEntity)
export class TimeSheetDay {
  @Field(() => LocalDate, { description: "The day given in each entry, in its engagement's time zone." })
  day!: string;
  @Expr(column('minutes'))
  @Field(() => Int, { description: 'Minutes of work in total.' })
  minutes!: number;
  @byEngagement(MAX_OF_DAY)
  @Field(() => [EngagementTime], { description: 'Time by engagement, most time first; at most 50.' })
  engagements!: EngagementTime[];
}

/** One row with the author and the requested days. */
@ObjectType({ description: 'Time someone logged, as last corrected.' })
@From(() => ProgressEntryEntity)
export class TimeSheet {
  @Expr(column('first_day'))
  @Field(() => LocalDate, { description: "First day, in each engagement's time zone." })
  from!: string;
  @Expr(column('last_day'))
  @Field(() => LocalDate, { description: 'Last day, inclusive.' })
  to!: string;
  @Expr(sql`(select coalesce(sum(p.minutes), 0)::int from ${entriesOf(sql`${_}`)})`)
  @Field(() => Int, { description: 'Minutes of work in total.' })
  minutes!: number;
  @Many({
    from: sql`(
      select p.day, p.day as first_day, p.day as last_day, ${$}.author_id as author_id, sum(p.minutes)::int as minutes
      from ${entriesOf(sql`${$}`)} group by p.day)`,
    where: sql`true`,
    orderBy: sql`${_}.day`,
    atMost: MAX_SHEET_DAYS,
  })
  @Field(() => [TimeSheetDay], { description: 'Days with work, earliest first; at most 92.' })
  days!: TimeSheetDay[];
  @byEngagement(MAX_OF_SHEET)
  @Field(() => [EngagementTime], {
    description: 'All days combined by engagement, most time first; at most 200.',
  })
  engagements!: EngagementTime[];
  @Many({
    where: sql`${_}.author_id = ${$}.author_id and ${_}.day between ${$}.first_day and ${$}.last_day and ${_}.minutes > 0`,
    orderBy: sql`${_}.day desc, ${_}.created_at desc, ${_}.id desc`,
    atMost: MAX_ENTRIES,
  })
  @Field(() => [ProgressEntry], { description: 'The entries with work, latest day first; at most 200.' })
  entries!: ProgressEntry[];
}

@ArgsType()
export class MyTimeArgs {
  @Field(() => LocalDate, { description: "First day, in each engagement's time zone." }) from!: string;
  @Field(() => LocalDate, { description: 'Last day, inclusive; at most 92 days in total.' }) to!: string;
}
