import { applyDecorators } from '@nestjs/common';
import { Field, Float, ID, InputType, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { Measures } from '../../platform/graphql/reads/schema/decimals.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { EngagementType, Environment, PartnerTier } from '../../platform/graphql/shared-enums.js';
import type { Dimension } from './adoption-dimensions.js';
import type { Interval as IntervalWord } from './domain/buckets.js';

export const Interval = enumOf<IntervalWord>('Interval', 'Length of the points of a series, in UTC.', {
  HOUR: 'One hour; at most 31 days, and none before the hours that are kept (400 days by default).',
  DAY: 'One day.',
  WEEK: 'One ISO week, Monday to Sunday.',
  MONTH: 'One calendar month.',
});
export const AdoptionDimension = enumOf<Dimension>('AdoptionDimension', 'Dimension to group calls by.', {
  PARTNER: 'Partner that made the call.',
  APPLICATION: 'Application of the partner that made the call.',
  API_PRODUCT: 'API product called.',
  API_VERSION: 'API version called.',
  OPERATION: 'API operation called; paths that match no operation are grouped as UNMATCHED.',
  STATUS_CLASS: 'Outcome of the call: SUCCESS, CLIENT_ERROR, THROTTLED or SERVER_ERROR.',
});

const ids = (what: string) =>
  Field(() => [ID], {
    nullable: true,
    description: `Only calls ${what}; an empty list matches nothing, an unknown ID is an error.`,
  });

/** Conditions on calls, apart from their days. */
@InputType({ isAbstract: true })
export abstract class UsageConditions {
  @ids('by these partners') partnerIds?: string[] | null;
  @ids('to these API products') apiProductIds?: string[] | null;
  @ids('by these applications') applicationIds?: string[] | null;
  @Field(() => [PartnerTier], {
    nullable: true,
    description: 'Only calls by partners that now have one of these tiers.',
  })
  tiers?: words.PartnerTier[] | null;
  @Field(() => [String], {
    nullable: true,
    description:
      'Only calls by partners that are now in one of these regions (ISO 3166 codes, e.g. `US`, `US-CA`).',
  })
  regions?: string[] | null;
  @Field(() => [EngagementType], {
    nullable: true,
    description: 'Only calls by partners with an engagement of one of these types, whatever its status.',
  })
  engagementTypes?: words.EngagementType[] | null;
  @Field(() => Environment, {
    nullable: true,
    defaultValue: 'PRODUCTION',
    description: 'Environment of the calls; null counts both.',
  })
  environment!: words.Environment | null;
}

@InputType({ description: 'Filter for the calls to count; all conditions must match.' })
export class AdoptionFilter extends UsageConditions {
  @Field(() => LocalDate, { description: 'First day (UTC).' }) from!: string;
  @Field(() => LocalDate, { description: 'Last day (UTC), inclusive; at most 400 days in total.' })
  to!: string;
}

/** Float, because counts can exceed the 2^31 of an Int. */
export const count = (what: string) =>
  applyDecorators(
    Measures('COUNT'),
    Field(() => Float, { description: `${what}.` }),
  );
export const latency = (percent: number) =>
  applyDecorators(
    Measures('DURATION'),
    Field(() => Float, {
      nullable: true,
      description: `Latency in ms, ${percent}th percentile, excluding throttled calls; null without calls.`,
    }),
  );

/** Shared by all types that count calls, for staff and partners. */
@ObjectType({ isAbstract: true })
export abstract class CallTotals {
  @count('All calls') calls!: number;
  @count('Calls that ended with 2xx or 3xx') successes!: number;
  @count('Calls that ended with 4xx, except 429') clientErrors!: number;
  @count('Calls that ended with 429') throttled!: number;
  @count('Calls that ended with 5xx') serverErrors!: number;
  @Measures('RATIO')
  @Field(() => Float, {
    nullable: true,
    description: 'Client and server errors / calls that were not throttled, 0-1; null without such calls.',
  })
  errorRate!: number | null;
  @latency(50) p50Ms!: number | null;
  @latency(95) p95Ms!: number | null;
  @latency(99) p99Ms!: number | null;
}

@ObjectType({ description: 'Calls by outcome, and their latency.' })
export class UsageTotals extends CallTotals {}

@ObjectType({ description: 'Calls in one interval.' })
export class UsagePoint extends UsageTotals {
  @Field(() => DateTime, {
    description: 'Start of the interval; the first week or month may start before the range.',
  })
  start!: string;
  @Field(() => Boolean, {
    description:
      'Whether it covers only part of the interval, because the range begins or ends within it or it is not over yet.',
  })
  partial!: boolean;
}

@ObjectType({ description: 'Calls over time, of one group or of all.' })
export class UsageSeries {
  @Field(() => String, {
    nullable: true,
    description: 'ID or name of the group, OTHER for the rest; null without grouping.',
  })
  key!: string | null;
  @Field(() => String, { nullable: true, description: 'Display name of the group; null without grouping.' })
  label!: string | null;
  @Field(() => [UsagePoint], { description: 'One point per interval of the range, oldest first.' })
  points!: readonly UsagePoint[];
}

@ObjectType({ description: 'Calls of one group of a breakdown.' })
export class UsageBreakdown {
  @Field(() => [String], {
    description: 'ID or name of the group, one per dimension in the order of `by`; OTHER for the rest.',
  })
  keys!: readonly string[];
  @Field(() => [String], { description: 'Display name of the group, one per dimension.' })
  labels!: readonly string[];
  @Field(() => UsageTotals, { description: 'Totals for the whole range.' }) totals!: UsageTotals;
}

@ObjectType({ description: "Partner usage of the APIs, excluding the platform's own test companies." })
export class Adoption {
  @Field(() => LocalDate, { description: 'First day (UTC).' }) from!: string;
  @Field(() => LocalDate, { description: 'Last day (UTC), inclusive.' }) to!: string;
}
