import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { EngagementStage as StageWord } from '../../kernel/enums.js';
import { Measures } from '../../platform/graphql/reads/schema/decimals.js';
import { _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { Expr, From, Json, NodeFor } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { EngagementStage } from '../../platform/graphql/shared-enums.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import type { MeasureCode as CodeWord } from '../../kernel/health-model.js';

import { HealthModelEntity } from './health-model.entity.js';
import { MeasureCode } from './measure-code.graphql.js';

@ObjectType({ description: 'How one measure is scored in a group of stages.' })
export class HealthMeasureRule {
  @Field(() => MeasureCode, { description: 'What is measured.' }) measure!: CodeWord;
  @Measures('RATIO')
  @Field(() => Float, { description: "Percentage of the group's score." })
  weight!: number;
  @Measures('RATIO')
  @Field(() => Float, { description: "Value that scores 0, in the measure's unit." })
  poor!: number;
  @Measures('RATIO')
  @Field(() => Float, { description: "Value that scores 100, in the measure's unit." })
  healthy!: number;
  @Field(() => Int, {
    nullable: true,
    description: 'Minimum number of calls; with fewer, the measure is UNKNOWN.',
  })
  minSample?: number;
  @Field(() => Int, {
    nullable: true,
    description: "Days in which the score's distance from 50 is halved.",
  })
  halfLifeDays?: number;
  @Field(() => Int, {
    nullable: true,
    description: 'Maximum age of the value in days; older values are STALE.',
  })
  staleAfterDays?: number;
}

@ObjectType({ description: 'Stages that share the same weights.' })
export class HealthGroup {
  @Field(() => String, { description: 'Name, e.g. `BUILD`.' }) name!: string;
  @Field(() => [EngagementStage], { description: 'The stages.' }) stages!: StageWord[];
  @Field(() => [HealthMeasureRule], {
    name: 'measures',
    description: 'Rules of the measures; those without weight are scored but do not count.',
  })
  rules!: HealthMeasureRule[];
}

@ObjectType({
  implements: () => [Node],
  description: 'A published version of the rubric that scores health; never changes.',
})
@NodeFor('staff:read')
@From(() => HealthModelEntity, 'healthModel')
export class HealthModel implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Field(() => String, { description: 'URL slug, e.g. `onboarding`.' }) slug!: string;
  @Field(() => Int, { description: 'Version number within the slug.' }) version!: number;
  @Json(sql`${_}.definition->'groups'`)
  @Field(() => [HealthGroup], { description: 'Rules by group of stages.' })
  groups!: HealthGroup[];
  @Expr(sql`(${_}.definition->>'criticalBelow')::int`)
  @Field(() => Int, { description: 'Scores below it are CRITICAL.' })
  criticalBelow!: number;
  @Expr(sql`(${_}.definition->>'atRiskBelow')::int`)
  @Field(() => Int, {
    description: 'Scores from `criticalBelow` to below it are AT_RISK; scores at or above it are HEALTHY.',
  })
  atRiskBelow!: number;
  @Expr(sql`(${_}.definition->>'margin')::int`)
  @Field(() => Int, {
    description:
      'Points above a threshold that two daily evaluations in a row must reach before the band rises.',
  })
  margin!: number;
  @Expr(sql`(${_}.definition->>'minCoverage')::float8`)
  @Measures('RATIO')
  @Field(() => Float, { description: 'Minimum coverage for a band, 0-1.' })
  minCoverage!: number;
  @Field(() => DateTime, { description: 'When it was published.' }) publishedAt!: Date;
  @Field(() => String, { description: 'Who published it (name at the time).' }) publishedBy!: string;
}

export const HealthModelConnection = connectionOf(() => HealthModel, 'HealthModel');
