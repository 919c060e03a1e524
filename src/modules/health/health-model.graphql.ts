import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { EngagementStage as StageWord } from '../../kernel/enums.js';
import { Measures } from '../../platform/graphql/decimals.js';
import { connectionOf } from '../../platform/graphql/reads/connection.js';
import { Expr, From, Json, NodeFor } from '../../platform/graphql/reads/sources.js';
import { _, sql } from '../../platform/graphql/reads/sql.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { EngagementStage } from '../../platform/graphql/shared-enums.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import type { MeasureCode as CodeWord } from './domain/model.js';
import { MeasureCode } from './health-enums.js';
import { HealthModelEntity } from './health-model.entity.js';

@ObjectType({ description: 'How a group of stages judges one measure.' })
export class HealthMeasureRule {
  @Field(() => MeasureCode, { description: 'What is measured.' }) measure!: CodeWord;
  @Measures('RATIO')
  @Field(() => Float, { description: "Per cent of the group's score." })
  weight!: number;
  @Measures('RATIO')
  @Field(() => Float, { description: "The value that scores 0, in the measure's unit." })
  poor!: number;
  @Measures('RATIO')
  @Field(() => Float, { description: "The value that scores 100, in the measure's unit." })
  healthy!: number;
  @Field(() => Int, { nullable: true, description: 'Fewer calls than this leave the measure UNKNOWN.' })
  minSample?: number;
  @Field(() => Int, {
    nullable: true,
    description: "Days after which half of the score's distance from 50 is gone.",
  })
  halfLifeDays?: number;
  @Field(() => Int, { nullable: true, description: 'The last day of age on which the value still counts.' })
  staleAfterDays?: number;
}

@ObjectType({ description: 'The stages that weigh the measures alike.' })
export class HealthGroup {
  @Field(() => String, { description: 'What it is called, as `BUILD`.' }) name!: string;
  @Field(() => [EngagementStage], { description: 'The stages.' }) stages!: StageWord[];
  @Field(() => [HealthMeasureRule], {
    name: 'measures',
    description: 'The rule of each measure, those without weight among them.',
  })
  rules!: HealthMeasureRule[];
}

@ObjectType({
  implements: () => [Node],
  description: 'A published version of the rubric that scores health; it is never changed.',
})
@NodeFor('staff:read')
@From(() => HealthModelEntity, 'healthModel')
export class HealthModel implements Node {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @Field(() => String, { description: 'Its name in addresses, as `onboarding`.' }) slug!: string;
  @Field(() => Int, { description: 'Counts the versions of that name.' }) version!: number;
  @Json(sql`${_}.definition->'groups'`)
  @Field(() => [HealthGroup], { description: 'The rules by groups of stages.' })
  groups!: HealthGroup[];
  @Expr(sql`(${_}.definition->>'criticalBelow')::int`)
  @Field(() => Int, { description: 'Scores below it are CRITICAL.' })
  criticalBelow!: number;
  @Expr(sql`(${_}.definition->>'atRiskBelow')::int`)
  @Field(() => Int, { description: 'Scores below it are AT_RISK, from it on HEALTHY.' })
  atRiskBelow!: number;
  @Expr(sql`(${_}.definition->>'margin')::int`)
  @Field(() => Int, {
    description: 'Points over a border that two daily evaluations running must show before the band rises.',
  })
  margin!: number;
  @Expr(sql`(${_}.definition->>'minCoverage')::float8`)
  @Measures('RATIO')
  @Field(() => Float, { description: 'Coverage, 0-1, below which no band is shown.' })
  minCoverage!: number;
  @Field(() => DateTime, { description: 'When it was published.' }) publishedAt!: Date;
}

export const HealthModelConnection = connectionOf(() => HealthModel, 'HealthModel');
