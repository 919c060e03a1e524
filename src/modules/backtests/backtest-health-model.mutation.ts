import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Refusal, refuse, type UserError, userError } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import { daysBetween, localDay } from '../../kernel/local-date.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { publishedModels } from '../health-models/index.js';
import type { BacktestOutcome as OutcomeWord } from './backtest.entity.js';
import { Backtest, BacktestOutcome } from './backtest.graphql.js';
import { countUnfinished, insertBacktest, lockStarts } from './backtest.store.js';

/** Two years, one of which may be a leap year. */
const MAX_DAYS = 731;
const MAX_UNFINISHED = 10;

@InputType({ description: 'A health model and the days to try it on.' })
export class BacktestHealthModelInput {
  @Field(() => ID, { description: 'The published version to try.' }) modelId!: string;
  @Field(() => LocalDate, { description: "First day of the samples, in each engagement's time zone." })
  from!: string;
  @Field(() => LocalDate, {
    description: 'Last day of the samples, today (UTC) at the latest; at most 731 days in all.',
  })
  to!: string;
  @Field(() => BacktestOutcome, { description: 'What a warning is to predict.' }) outcome!: OutcomeWord;
}

@ObjectType({ description: 'The backtest, which runs as a job.' })
export class BacktestHealthModelPayload extends Payload {
  @Changed()
  @Field(() => Backtest, { nullable: true, description: 'The backtest as it is now; null on error.' })
  backtest?: string;
}

@Resolver()
export class BacktestHealthModelMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('backtest:write')
  @Mutation(() => BacktestHealthModelPayload, {
    description:
      'Tries a health model on past engagements: how well its warnings predicted an outcome, beside those of the active model. Runs as a job; read `backtest` for its progress and results. LIMIT_EXCEEDED while 10 are unfinished.',
  })
  backtestHealthModel(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => BacktestHealthModelInput }) given: BacktestHealthModelInput,
  ): Promise<BacktestHealthModelPayload> {
    return this.useCases.run(viewer, BacktestHealthModelInput, given, async (tx, input) => {
      const faults = faultsOf(tx, input);
      if (faults.length > 0) throw new Refusal(faults);
      return { backtest: await start(tx, input) };
    });
  }
}

function faultsOf(tx: Tx, { from, to }: BacktestHealthModelInput): UserError[] {
  const today = localDay(tx.now, 'UTC');
  return [
    ...(to > today ? [userError('INVALID', 'to', `to must not be after today, ${today}`)] : []),
    ...(from > to ? [userError('INVALID', 'from', 'from must not be after to')] : []),
    ...(daysBetween(from, to) >= MAX_DAYS
      ? [userError('INVALID', 'from', `from and to must span at most ${MAX_DAYS} days`)]
      : []),
  ];
}

/** @returns the backtest's UUID */
async function start(tx: Tx, { modelId, from, to, outcome }: BacktestHealthModelInput): Promise<string> {
  const model = fromTypeId('healthModel', modelId);
  if (model === null || !(await publishedModels(tx, [model])).has(model))
    refuse('NOT_FOUND', 'modelId', 'Health model not found.');
  await lockStarts(tx);
  if ((await countUnfinished(tx)) >= MAX_UNFINISHED)
    refuse('LIMIT_EXCEEDED', null, `${MAX_UNFINISHED} backtests are unfinished; wait, or cancel one.`);
  const id = await insertBacktest(tx, { modelId: model, fromOn: from, toOn: to, outcome });
  await audit(tx, {
    ...{ action: 'backtest.start', subject: { kind: 'backtest', id } as const },
    ...{ partnerId: null, engagementId: null, was: null },
    changes: { modelId, from, to, outcome },
  });
  return id;
}
