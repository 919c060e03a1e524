import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { HealthBand as BandWord } from '../../kernel/enums.js';
import { Measures } from '../../platform/graphql/reads/schema/decimals.js';
import { $, _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Expr, From, Json, One } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { HealthBand } from '../../platform/graphql/shared-enums.js';
import type { HealthCause as Cause } from './domain/caps.js';
import type { MeasureCode as CodeWord, MeasureState as StateWord } from '../../kernel/health-model.js';
import { HealthModel, MeasureCode } from '../health-models/index.js';
import { HealthCauseCode, MeasureState } from './health-enums.js';
import { HealthSnapshotEntity } from './health-snapshot.entity.js';
import { seenAt } from './newest-snapshot.js';
import { HealthOverride } from './health-override.graphql.js';
import { overrideAt, shownBandAt } from './shown-band.js';

@ObjectType({ description: 'A reason for the band.' })
export class HealthCause {
  @Field(() => HealthCauseCode, {
    description: 'Type of reason: a cap, a held band, or a measure that costs points.',
  })
  code!: Cause['code'];
  @Field(() => String, { description: 'Explanation in one sentence.' }) text!: string;
}

@ObjectType({ description: 'One measure of an evaluation.' })
export class HealthMeasure {
  @Field(() => MeasureCode, { description: 'What is measured.' }) measure!: CodeWord;
  @Field(() => MeasureState, { description: 'Whether it counts, and if not, why.' }) state!: StateWord;
  @Measures('RATIO')
  @Field(() => Float, { nullable: true, description: 'Value in its unit; null if unknown.' })
  value!: number | null;
  @Field(() => String, { description: 'Unit of the value.' }) unit!: string;
  @Measures('SCORE')
  @Field(() => Float, { nullable: true, description: 'Score, 0-100; null if the value cannot be scored.' })
  score!: number | null;
  @Measures('RATIO')
  @Field(() => Float, {
    description: 'Percentage of the score if all measures are known; 0 if not used in this stage.',
  })
  weight!: number;
  @Measures('SCORE')
  @Field(() => Float, {
    nullable: true,
    description:
      'Points contributed to the exact score; contributions add up to it exactly. Null unless the state is KNOWN.',
  })
  contribution!: number | null;
  @Field(() => String, { description: 'Explanation in one sentence.' }) explanation!: string;
}

/** The instant at which the override in force is looked up. */
const SEEN_AT = sql`${_}.seen_at`;
/** Evaluations, each as seen at its own instant. */
const SEEN_THEN = seenAt(sql`s.as_of`);

@ObjectType({ description: 'A health evaluation of an engagement.' })
@From(() => HealthSnapshotEntity, undefined, SEEN_THEN)
export class Health {
  @Field(() => Int, { nullable: true, description: 'Score, 0-100; null only if nothing is known.' })
  score!: number | null;
  @Measures('SCORE')
  @Field(() => Float, { nullable: true, description: 'Score before rounding to a whole number.' })
  scoreExact!: number | null;
  @Expr(shownBandAt(_, SEEN_AT))
  @Field(() => HealthBand, {
    description:
      'Health band shown: that of the override in force, otherwise `computedBand`. `health` shows the override of now, `healthAsOf` that of the point in time, `healthHistory` those of the evaluations.',
  })
  band!: BandWord;
  @Field(() => HealthBand, {
    description: 'Band computed from scores and caps, whether or not it is overridden.',
  })
  computedBand!: BandWord;
  @One(sql`${_}.id = ${overrideAt(sql`o.id`, sql`${$}.engagement_id`, sql`${$}.seen_at`)}`)
  @Field(() => HealthOverride, {
    nullable: true,
    description: 'The override in force, whose band is shown; null if there is none.',
  })
  override!: HealthOverride | null;
  @Measures('RATIO')
  @Field(() => Float, { description: 'Known weight / applicable weight, 0-1.' })
  coverage!: number;
  @Field(() => DateTime, { description: 'The point in time it evaluates.' }) asOf!: Date;
  @One(sql`${_}.id = ${$}.model_id`)
  @Field(() => HealthModel, { description: 'Health model used.' })
  model!: HealthModel;
  @Json(column('measures'))
  @Field(() => [HealthMeasure], { description: 'All measures, in a fixed order.' })
  measures!: HealthMeasure[];
  @Json(column('causes'))
  @Field(() => [HealthCause], {
    description:
      'Reasons for the band, at most 8: caps first, then why the band is lower than the score alone would give, then the measures that cost the most points.',
  })
  causes!: HealthCause[];
}
