import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { HealthBand as BandWord } from '../../kernel/enums.js';
import { Measures } from '../../platform/graphql/decimals.js';
import { Expr, From, Json, One } from '../../platform/graphql/reads/sources.js';
import { $, _, column, sql } from '../../platform/graphql/reads/sql.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { HealthBand } from '../../platform/graphql/shared-enums.js';
import type { HealthCause as Cause } from './domain/caps.js';
import type { MeasureCode as CodeWord, MeasureState as StateWord } from './domain/model.js';
import { HealthCauseCode, MeasureCode, MeasureState } from './health-enums.js';
import { HealthModel } from './health-model.graphql.js';
import { HealthSnapshotEntity } from './health-snapshot.entity.js';

@ObjectType({ description: 'A reason for the band.' })
export class HealthCause {
  @Field(() => HealthCauseCode, {
    description: 'What kind of reason: a cap, a band that is held, or a measure that costs score.',
  })
  code!: Cause['code'];
  @Field(() => String, { description: 'One plain sentence.' }) text!: string;
}

@ObjectType({ description: 'One measure of an evaluation.' })
export class HealthMeasure {
  @Field(() => MeasureCode, { description: 'What is measured.' }) measure!: CodeWord;
  @Field(() => MeasureState, { description: 'Whether it counts, and why not.' }) state!: StateWord;
  @Measures('RATIO')
  @Field(() => Float, { nullable: true, description: 'In its unit; null where nothing is known.' })
  value!: number | null;
  @Field(() => String, { description: 'The unit of the value.' }) unit!: string;
  @Measures('SCORE')
  @Field(() => Float, { nullable: true, description: '0-100; null where the value cannot be judged.' })
  score!: number | null;
  @Measures('RATIO')
  @Field(() => Float, { description: 'Per cent of the score; 0 where this stage does not use it.' })
  weight!: number;
  @Measures('SCORE')
  @Field(() => Float, {
    nullable: true,
    description: 'Its part of the exact score; the parts sum to it exactly. Null where it adds nothing.',
  })
  contribution!: number | null;
  @Field(() => String, { description: 'One plain sentence.' }) explanation!: string;
}

@ObjectType({ description: 'How an engagement was judged at an instant.' })
@From(() => HealthSnapshotEntity)
export class Health {
  @Field(() => Int, { nullable: true, description: '0-100; null only when nothing is known.' })
  score!: number | null;
  @Measures('SCORE')
  @Field(() => Float, { nullable: true, description: 'The score before it is a whole number.' })
  scoreExact!: number | null;
  @Expr(column('computed_band'))
  @Field(() => HealthBand, { description: 'The verdict.' })
  band!: BandWord;
  @Field(() => HealthBand, { description: 'The verdict of the rules alone.' }) computedBand!: BandWord;
  @Measures('RATIO')
  @Field(() => Float, { description: 'Known weight by applicable weight, 0-1.' })
  coverage!: number;
  @Field(() => DateTime, { description: 'The instant it was judged for.' }) asOf!: Date;
  @One(sql`${_}.id = ${$}.model_id`)
  @Field(() => HealthModel, { description: 'The rubric it was judged by.' })
  model!: HealthModel;
  @Json(column('measures'))
  @Field(() => [HealthMeasure], { description: 'Every measure, in a fixed order.' })
  measures!: HealthMeasure[];
  @Json(column('causes'))
  @Field(() => [HealthCause], {
    description:
      'What caps the band, then what holds it under the one that the score alone would give, then the measures that cost most; at most 8.',
  })
  causes!: HealthCause[];
}
