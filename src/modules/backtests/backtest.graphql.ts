import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../../platform/graphql/enums.js';
import { Measures } from '../../platform/graphql/reads/schema/decimals.js';
import { $, _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { Expr, From, Json, NodeFor, One } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { Engagement } from '../engagements/index.js';
import { TooFew } from '../forecasting/index.js';
import { HealthModel } from '../health-models/index.js';
import {
  BacktestDifferenceEntity,
  BacktestEntity,
  type BacktestOutcome as OutcomeWord,
  type BacktestState as StateWord,
} from './backtest.entity.js';
import { type Figures, figuresOf, type Tally } from './domain/tally.js';

export const BacktestOutcome = enumOf<OutcomeWord>('BacktestOutcome', 'What a warning is to predict.', {
  MISSED_BASELINE: 'Go-live was reached, or forecast, more than 10 working days past the first baseline.',
  WENT_QUIET: 'The partner had not acted for 15 working days.',
  CANCELLED: 'The engagement was cancelled.',
});
const BacktestState = enumOf<StateWord>('BacktestState', 'How far a backtest is.', {
  WAITING: 'It has not started yet.',
  RUNNING: 'It is running; see `progress`.',
  DONE: 'It is finished.',
  CANCELLED: 'It was cancelled; it has no results.',
  FAILED:
    'Its job failed repeatedly and is a dead letter; it has no results. It continues where it stopped if the job is retried with `retryJob`.',
});

@ObjectType({ description: 'Numbers of samples: warned means that the band was AT_RISK or CRITICAL.' })
export class BacktestMatrix {
  @Field(() => Int, { description: 'Warned, and the outcome came within 30 working days.' })
  truePositive!: number;
  @Field(() => Int, { description: 'Warned, but it did not come.' }) falsePositive!: number;
  @Field(() => Int, { description: 'Not warned, but it came.' }) falseNegative!: number;
  @Field(() => Int, { description: 'Not warned, and it did not come.' }) trueNegative!: number;
}

@ObjectType({
  description:
    'Working days from the start of the last unbroken run of warnings to the outcome, over the outcomes that were predicted.',
})
export class BacktestLeadTime {
  @Measures('DURATION') @Field(() => Float, { description: 'Median, in working days.' }) median!: number;
  @Measures('DURATION')
  @Field(() => Float, { description: '90th percentile, in working days.' })
  p90!: number;
}

@ObjectType({ description: 'How well a model predicted the outcome.' })
export class BacktestFigures {
  @Field(() => BacktestMatrix, { description: 'Numbers of samples.' }) matrix!: BacktestMatrix;
  @Measures('RATIO')
  @Field(() => Float, {
    nullable: true,
    description:
      'Share of the warned samples with the outcome, 0-1; null without any, or with too few samples.',
  })
  precision!: number | null;
  @Measures('RATIO')
  @Field(() => Float, {
    nullable: true,
    description: 'Share of the samples with the outcome that were warned, 0-1; null with too few samples.',
  })
  recall!: number | null;
  @Measures('RATIO')
  @Field(() => Float, {
    nullable: true,
    description: 'Harmonic mean of precision and recall, 0-1; null with too few samples.',
  })
  f1!: number | null;
  @Field(() => BacktestLeadTime, {
    nullable: true,
    description: 'How early it warned; null if it predicted no outcome, or with too few samples.',
  })
  leadTimeDays!: BacktestLeadTime | null;
  @Field(() => TooFew, {
    nullable: true,
    description:
      'Set with fewer than 20 samples with the outcome or fewer than 20 without; `n` is the smaller number.',
  })
  tooFew!: TooFew | null;
}

/** The results of a tally, as long as there are any. */
const tally = (name: 'model_tally' | 'active_tally') =>
  sql`case when ${_}.state = 'DONE' then ${column(name)} end`;
const figure = <F extends keyof Figures>(name: F) =>
  Json(tally('model_tally'), (stored: Tally | null) => stored && figuresOf(stored)[name]);

@ObjectType({
  implements: () => [Node],
  description:
    'A health model tried on the past, beside the active one. A sample is an active engagement on a day with a daily evaluation, scored from the values stored then; its band is that of the score alone. Of each engagement the first sample of an ISO week counts.',
})
@NodeFor('staff:read')
@From(() => BacktestEntity, 'backtest')
export class Backtest implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Field(() => BacktestState, { description: 'How far it is.' }) state!: StateWord;
  @Expr(sql`case when ${_}.state = 'DONE' then 1
    else ${_}.engagements_done::float8 / greatest(${_}.engagements_total, 1) end`)
  @Measures('RATIO')
  @Field(() => Float, { description: 'Share of the engagements that it has read, 0-1.' })
  progress!: number;
  @One(sql`${_}.id = ${$}.model_id`)
  @Field(() => HealthModel, { description: 'The model on trial.' })
  model!: HealthModel;
  @Expr(column('from_on'))
  @Field(() => LocalDate, { description: "First day of the samples, in each engagement's time zone." })
  from!: string;
  @Expr(column('to_on'))
  @Field(() => LocalDate, { description: 'Last day of the samples.' })
  to!: string;
  @Field(() => BacktestOutcome, { description: 'What a warning is to predict.' }) outcome!: OutcomeWord;
  @figure('matrix')
  @Field(() => BacktestMatrix, { nullable: true, description: 'Numbers of samples; null until it is DONE.' })
  matrix!: BacktestMatrix | null;
  @figure('precision')
  @Measures('RATIO')
  @Field(() => Float, {
    nullable: true,
    description:
      'Share of the warned samples with the outcome, 0-1; null like `recall`, or if none was warned.',
  })
  precision!: number | null;
  @figure('recall')
  @Measures('RATIO')
  @Field(() => Float, {
    nullable: true,
    description:
      'Share of the samples with the outcome that were warned, 0-1; null until it is DONE, and with too few samples.',
  })
  recall!: number | null;
  @figure('f1')
  @Measures('RATIO')
  @Field(() => Float, {
    nullable: true,
    description: 'Harmonic mean of precision and recall, 0-1; null like `recall`.',
  })
  f1!: number | null;
  @figure('leadTimeDays')
  @Field(() => BacktestLeadTime, {
    nullable: true,
    description: 'How early it warned; null like `recall`, or if it predicted no outcome.',
  })
  leadTimeDays!: BacktestLeadTime | null;
  @figure('tooFew')
  @Field(() => TooFew, {
    nullable: true,
    description:
      'Set with fewer than 20 samples with the outcome or fewer than 20 without; `n` is the smaller number.',
  })
  tooFew!: TooFew | null;
  @Json(tally('active_tally'), (stored: Tally | null) => stored && figuresOf(stored))
  @Field(() => BacktestFigures, {
    nullable: true,
    description:
      'The same for the models that were active for the engagements when the backtest was started; null until it is DONE.',
  })
  active!: BacktestFigures | null;
  @Field(() => String, { description: 'Who started it (name at the time).' }) createdBy!: string;
  @Field(() => DateTime, { description: 'When it was started; nothing that became known later counts.' })
  createdAt!: Date;
  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it was done or cancelled, or failed; null before, and while it continues after a failure.',
  })
  endedAt!: Date | null;
}

@ObjectType({ description: 'An engagement that the model and the active one judge differently.' })
@From(() => BacktestDifferenceEntity)
export class BacktestDifference {
  @One(sql`${_}.id = ${$}.engagement_id`)
  @Field(() => Engagement, { description: 'The engagement.' })
  engagement!: Engagement;
  @Field(() => Int, { description: 'Weeks in which only the model on trial warned.' })
  onlyModelWeeks!: number;
  @Field(() => Int, { description: 'Weeks in which only the active model warned.' }) onlyActiveWeeks!: number;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day on which the outcome first came, from `from` on; null if it did not.',
  })
  outcomeOn!: string | null;
}

export const BacktestConnection = connectionOf(() => Backtest, 'Backtest');
export const BacktestDifferenceConnection = connectionOf(() => BacktestDifference, 'BacktestDifference');
