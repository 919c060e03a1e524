import { Field, Float, ObjectType } from '@nestjs/graphql';
import { Measures } from '../../platform/graphql/reads/schema/decimals.js';
import type { ComparedEvaluation } from './domain/change.js';
import type { MeasureCode as CodeWord } from '../../kernel/health-model.js';
import { MeasureCode } from '../health-models/index.js';

@ObjectType({ description: 'Contribution of one measure to a change.' })
export class HealthChangePart {
  @Field(() => MeasureCode, { description: 'The measure.' }) measure!: CodeWord;
  @Measures('SCORE')
  @Field(() => Float, { description: 'Points gained or lost.' })
  delta!: number;
}

@ObjectType({ description: 'What changed the exact score between two evaluations.' })
export class HealthChange {
  /** The two evaluations, read by SQL; both have a score. */
  before!: ComparedEvaluation;
  after!: ComparedEvaluation;
}
