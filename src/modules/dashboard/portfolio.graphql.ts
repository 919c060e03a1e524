import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { Measures } from '../../platform/graphql/decimals.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { EngagementStage, HealthBand } from '../../platform/graphql/shared-enums.js';
import { EngagementFilter } from '../engagements/index.js';

export type PortfolioDimensionWord =
  'STAGE' | 'TYPE' | 'TIER' | 'REGION' | 'LEAD' | 'PARTNER' | 'API_PRODUCT';
export const PortfolioDimension = enumOf<PortfolioDimensionWord>(
  'PortfolioDimension',
  'What a portfolio is grouped by.',
  {
    STAGE: 'How far the engagement has come.',
    TYPE: 'The kind of work.',
    TIER: "The partner's tier.",
    REGION: 'The region whose public holidays count.',
    LEAD: 'Who leads it.',
    PARTNER: 'Whom the work is for.',
    API_PRODUCT: 'Each API product in scope; an engagement counts in the group of each.',
  },
);

const SCORE = 'Mean health score, 0-100, of those that have one; null where none has.';
const BANDS = 'How many are in each band, 0 included; what has no verdict yet counts as INSUFFICIENT_DATA.';

@ObjectType({ description: 'How many engagements are in a band.' })
export class BandCount {
  @Field(() => HealthBand, { description: 'The band.' }) band!: words.HealthBand;
  @Field(() => Int, { description: 'How many.' }) engagements!: number;
}

@ObjectType({ description: 'How many engagements are in a stage.' })
export class StageCount {
  @Field(() => EngagementStage, { description: 'The stage.' }) stage!: words.EngagementStage;
  @Field(() => Int, { description: 'How many.' }) engagements!: number;
}

@ObjectType({ description: 'Engagements that share a value of the dimension.' })
export class PortfolioGroup {
  @Field(() => String, {
    description: 'The value: an enum value, a region or an id; OTHER for all groups after the 100 largest.',
  })
  key!: string;
  @Field(() => String, { description: 'The value as people read it.' }) label!: string;
  @Field(() => Int, { description: 'How many engagements.' }) engagements!: number;
  @Measures('AVERAGE')
  @Field(() => Float, { nullable: true, description: SCORE })
  averageScore!: number | null;
  @Field(() => [BandCount], { description: BANDS }) bands!: BandCount[];
}

@ObjectType({ description: 'Counts and averages over engagements.' })
export class Portfolio {
  @Field(() => Int, { description: 'How many engagements.' }) engagements!: number;
  @Measures('AVERAGE')
  @Field(() => Float, { nullable: true, description: SCORE })
  averageScore!: number | null;
  @Field(() => Int, {
    description: 'Working days late against the first baselines, summed over the engagements that are late.',
  })
  lateDays!: number;
  @Field(() => [BandCount], { description: BANDS }) bands!: BandCount[];
  @Field(() => [StageCount], { description: 'How many are in each stage, 0 included.' })
  stages!: StageCount[];
  @Field(() => [PortfolioGroup], {
    description: 'The same by `groupBy`, largest first, at most 100 and OTHER; empty without `groupBy`.',
  })
  groups!: PortfolioGroup[];
}

@ArgsType()
export class PortfolioArgs {
  @Field(() => EngagementFilter, {
    nullable: true,
    description: 'Which engagements to count; all when absent, those that have ended included.',
  })
  filter?: EngagementFilter | null;
  @Field(() => PortfolioDimension, { nullable: true, description: 'What to group by.' })
  groupBy?: PortfolioDimensionWord | null;
}
