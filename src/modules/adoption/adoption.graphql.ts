import { applyDecorators } from '@nestjs/common';
import { Field, Float, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { Environment as EnvironmentWord } from '../../kernel/enums.js';
import { Measures } from '../../platform/graphql/decimals.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { Environment } from '../../platform/graphql/shared-enums.js';
import type { Dimension } from './adoption-dimensions.js';
import type { Interval as IntervalWord } from './domain/buckets.js';

export const Interval = enumOf<IntervalWord>('Interval', 'How wide the points of a series are, in UTC.', {
  HOUR: 'An hour; at most 31 days of them.',
  DAY: 'A day.',
  WEEK: 'An ISO week, Monday to Sunday.',
  MONTH: 'A calendar month.',
});
export const AdoptionDimension = enumOf<Dimension>('AdoptionDimension', 'What calls are grouped by.', {
  PARTNER: 'Who calls.',
  APPLICATION: 'Which client of the partner calls.',
  API_PRODUCT: 'Which API product is called.',
  API_VERSION: 'Which version of it.',
  OPERATION: 'Which operation; paths that match none stand together as UNMATCHED.',
  STATUS_CLASS: 'How calls ended: SUCCESS, CLIENT_ERROR, THROTTLED, SERVER_ERROR.',
});

@InputType({ description: 'Which calls to count; fields AND.' })
export class AdoptionFilter {
  @Field(() => LocalDate, { description: 'The first UTC day.' }) from!: string;
  @Field(() => LocalDate, { description: 'The last UTC day, included; at most 400 days in all.' })
  to!: string;
  @Field(() => [ID], { nullable: true, description: 'Of these partners; an empty list matches nothing.' })
  partnerIds?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Of these API products; an empty list matches nothing.' })
  apiProductIds?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Of these applications; an empty list matches nothing.' })
  applicationIds?: string[] | null;
  @Field(() => Environment, {
    nullable: true,
    defaultValue: 'PRODUCTION',
    description: 'Where calls were made; null counts both environments.',
  })
  environment!: EnvironmentWord | null;
}

/** Float, because counts may pass the 2^31 that an Int holds. */
const count = (what: string) =>
  applyDecorators(
    Measures('COUNT'),
    Field(() => Float, { description: `${what}.` }),
  );
const latency = (percent: number) =>
  applyDecorators(
    Measures('DURATION'),
    Field(() => Float, {
      nullable: true,
      description: `Latency in ms that ${percent} % of the calls stay below, throttled ones left out; null without any.`,
    }),
  );

/** The fields that every type has which counts calls, for staff and for partners alike. */
@ObjectType({ isAbstract: true })
export abstract class CallTotals {
  @count('All calls') calls!: number;
  @count('Calls that ended with 2xx or 3xx') successes!: number;
  @count('Calls that ended with 4xx but 429') clientErrors!: number;
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

@ObjectType({ description: 'Calls counted by how they ended, and their latency.' })
export class UsageTotals extends CallTotals {}

@ObjectType({ description: 'The calls of one span of time.' })
export class UsagePoint extends UsageTotals {
  @Field(() => DateTime, {
    description: 'When the span begins; a first week or month may begin before the range.',
  })
  start!: string;
  @Field(() => Boolean, {
    description:
      'Whether it counts less than its whole span: the range begins or ends within the span, or the span is not over yet.',
  })
  partial!: boolean;
}

@ObjectType({ description: 'Calls over time, of one group or of all.' })
export class UsageSeries {
  @Field(() => String, {
    nullable: true,
    description: 'Id or name of the group, OTHER for the rest; null when nothing is grouped by.',
  })
  key!: string | null;
  @Field(() => String, { nullable: true, description: 'What people call the group; null like the key.' })
  label!: string | null;
  @Field(() => [UsagePoint], { description: 'A point for every span of the range, oldest first.' })
  points!: readonly UsagePoint[];
}

@ObjectType({ description: "How partners use the APIs; the platform's own test companies count nowhere." })
export class Adoption {
  @Field(() => LocalDate, { description: 'The first UTC day.' }) from!: string;
  @Field(() => LocalDate, { description: 'The last UTC day, included.' }) to!: string;
}
