import { Field, Float, ObjectType } from '@nestjs/graphql';
import { Measures } from '../../platform/graphql/decimals.js';
import type { ComparedEvaluation } from './domain/change.js';
import type { MeasureCode as CodeWord } from './domain/model.js';
import { MeasureCode } from './health-enums.js';

@ObjectType({ description: "One measure's part of a change." })
export class HealthChangePart {
  @Field(() => MeasureCode, { description: 'The measure.' }) measure!: CodeWord;
  @Measures('SCORE')
  @Field(() => Float, { description: 'Points it added or took.' })
  delta!: number;
}

@ObjectType({ description: 'What moved an exact score between two evaluations.' })
export class HealthChange {
  /** The two evaluations as SQL puts them side by side; both have a score. */
  before!: ComparedEvaluation;
  after!: ComparedEvaluation;
}
