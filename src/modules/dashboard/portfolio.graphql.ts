import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { Measures } from '../../platform/graphql/reads/schema/decimals.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { EngagementStage, HealthBand } from '../../platform/graphql/shared-enums.js';
import { EngagementFilter } from '../engagements/index.js';

export type PortfolioDimensionWord =
  'STAGE' | 'TYPE' | 'TIER' | 'REGION' | 'LEAD' | 'PARTNER' | 'API_PRODUCT';
export const PortfolioDimension = enumOf<PortfolioDimensionWord>(
  'PortfolioDimension',
  'Dimension to group a portfolio by.',
  {
    STAGE: 'Current stage of the engagement.',
    TYPE: 'Type of engagement.',
    TIER: 'Partner tier.',
    REGION: 'Region whose public holidays apply.',
    LEAD: 'Lead solution engineer.',
    PARTNER: 'The partner.',
    API_PRODUCT: 'API product in scope; an engagement counts in the group of each of its products.',
  },
);

const SCORE = 'Mean health score, 0-100, of the engagements that have one; null if none has.';
const BANDS =
  'Number of engagements per band, including zeros; those without a band count as INSUFFICIENT_DATA.';

@ObjectType({ description: 'Number of engagements in a health band.' })
export class BandCount {
  @Field(() => HealthBand, { description: 'Health band.' }) band!: words.HealthBand;
  @Field(() => Int, { description: 'Number of engagements.' }) engagements!: number;
}

@ObjectType({ description: 'Number of engagements in a stage.' })
export class StageCount {
  @Field(() => EngagementStage, { description: 'The stage.' }) stage!: words.EngagementStage;
  @Field(() => Int, { description: 'Number of engagements.' }) engagements!: number;
}

@ObjectType({ description: 'Engagements that share a value.' })
export class PortfolioGroup {
  @Field(() => String, {
    description: 'The value: an enum value, a region or an ID; OTHER for all groups beyond the 100 largest.',
  })
  key!: string;
  @Field(() => String, { description: 'Display text of the value.' }) label!: string;
  @Field(() => Int, { description: 'Number of engagements.' }) engagements!: number;
  @Measures('AVERAGE')
  @Field(() => Float, { nullable: true, description: SCORE })
  averageScore!: number | null;
  @Field(() => [BandCount], { description: BANDS }) bands!: BandCount[];
}

@ObjectType({ description: 'Counts and averages over a set of engagements.' })
export class Portfolio {
  @Field(() => Int, { description: 'Number of engagements.' }) engagements!: number;
  @Measures('AVERAGE')
  @Field(() => Float, { nullable: true, description: SCORE })
  averageScore!: number | null;
  @Field(() => Int, {
    description: 'Working days behind the first baselines, summed over the engagements that are late.',
  })
  lateDays!: number;
  @Field(() => [BandCount], { description: BANDS }) bands!: BandCount[];
  @Field(() => [StageCount], { description: 'Number of engagements per stage, including zeros.' })
  stages!: StageCount[];
  @Field(() => [PortfolioGroup], {
    description:
      'The same figures by `groupBy`, largest first, at most 100 groups plus OTHER; empty without `groupBy`.',
  })
  groups!: PortfolioGroup[];
}

@ArgsType()
export class PortfolioArgs {
  @Field(() => EngagementFilter, {
    nullable: true,
    description: 'Which engagements to count; all if omitted, including those that have ended.',
  })
  filter?: EngagementFilter | null;
  @Field(() => PortfolioDimension, { nullable: true, description: 'What to group by.' })
  groupBy?: PortfolioDimensionWord | null;
}
