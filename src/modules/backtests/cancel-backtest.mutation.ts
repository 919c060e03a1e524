import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { Backtest } from './backtest.graphql.js';
import { lockBacktest, updateBacktest } from './backtest.store.js';

@InputType({ description: 'The backtest to cancel.' })
export class CancelBacktestInput {
  @Field(() => ID, { description: 'The backtest; it must be WAITING or RUNNING.' }) backtestId!: string;
}

@ObjectType({ description: 'The cancelled backtest.' })
export class CancelBacktestPayload extends Payload {
  @Changed()
  @Field(() => Backtest, { nullable: true, description: 'The backtest as it is now; null on error.' })
  backtest?: string;
}

@Resolver()
export class CancelBacktestMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('backtest:write')
  @Mutation(() => CancelBacktestPayload, {
    description: 'Cancels a backtest that is not finished yet. It then has no results.',
  })
  cancelBacktest(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CancelBacktestInput }) given: CancelBacktestInput,
  ): Promise<CancelBacktestPayload> {
    return this.useCases.run(viewer, CancelBacktestInput, given, async (tx, { backtestId }) => {
      const id = fromTypeId('backtest', backtestId);
      const backtest = id && (await lockBacktest(tx, id));
      if (!backtest) refuse('NOT_FOUND', 'backtestId', 'Backtest not found.');
      if (backtest.endedAt !== null)
        refuse('NOT_ALLOWED_IN_STATE', 'backtestId', `The backtest is already ${backtest.state}.`);
      const changes = { state: 'CANCELLED' } as const;
      await updateBacktest(tx, backtest.id, { ...changes, endedAt: tx.now });
      await audit(tx, {
        ...{ action: 'backtest.cancel', subject: { kind: 'backtest', id: backtest.id } as const },
        ...{ partnerId: null, engagementId: null, was: backtest, changes },
      });
      return { backtest: backtest.id };
    });
  }
}
