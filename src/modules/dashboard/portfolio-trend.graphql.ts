import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Measures } from '../../platform/graphql/reads/schema/decimals.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { Interval, type IntervalWord } from '../adoption/index.js';
import { EngagementFilter } from '../engagements/index.js';
import { BandCount } from './portfolio.graphql.js';

/** Days of a trend. */
export const MAX_TREND_DAYS = 400;

@ObjectType({
  description: 'The active engagements at the end of an interval, and the go-lives of the interval.',
})
export class PortfolioPoint {
  @Field(() => DateTime, {
    description: 'End of the interval: 24:00 UTC of its last day, or now if that is earlier.',
  })
  at!: string;
  @Field(() => Boolean, {
    description:
      'Whether it covers only part of the interval, because the range begins or ends within it or it is not over yet.',
  })
  partial!: boolean;
  @Field(() => Int, { description: 'Number of engagements that were active then.' }) engagements!: number;
  @Field(() => [BandCount], {
    description:
      'Number of those engagements per health band shown then, including zeros; those without an evaluation count as INSUFFICIENT_DATA.',
  })
  bands!: BandCount[];
  @Measures('AVERAGE')
  @Field(() => Float, {
    nullable: true,
    description: 'Mean health score then, 0-100, of those that had one; null if none had.',
  })
  averageScore!: number | null;
  @Measures('AVERAGE')
  @Field(() => Float, {
    nullable: true,
    description:
      'Mean working days from go-live in the first baseline to the forecast then; positive is late. Null if none had both.',
  })
  meanVarianceDays!: number | null;
  @Field(() => Int, { nullable: true, description: 'The largest of those variances, in working days.' })
  maxVarianceDays!: number | null;
  @Field(() => Int, { description: 'Number of open blockers of those engagements then.' })
  openBlockers!: number;
  @Field(() => Int, {
    description: 'Number of engagements that went live on a day of the interval, whatever their status.',
  })
  goLivesReached!: number;
  @Field(() => Int, {
    description:
      'Number of engagements whose first baseline planned go-live for a day of the interval, whatever their status.',
  })
  goLivesPlanned!: number;
}

@ArgsType()
export class PortfolioTrendArgs {
  @Field(() => EngagementFilter, {
    nullable: true,
    description: 'Which engagements to count, by what they are today; all if omitted.',
  })
  filter?: EngagementFilter | null;
  @Field(() => Interval, {
    description:
      'DAY, WEEK or MONTH; HOUR is rejected, because most of the portfolio is evaluated once a day.',
  })
  interval!: IntervalWord;
  @Field(() => LocalDate, { description: 'First day (UTC).' }) from!: string;
  @Field(() => LocalDate, {
    description:
      'Last day (UTC), inclusive; at most 400 days in total. Intervals are clipped to the range and to now.',
  })
  to!: string;
}
