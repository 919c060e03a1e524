import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { readTogether } from '../../platform/database/read-together.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import {
  assertCanChangeBlockers,
  Blocker,
  lockEngagement,
  operationsInScopeQuery,
  teamFrom,
  teamQuery,
} from '../engagements/index.js';
import { DryRun, PreviewablePayload, withPreview } from '../planning/index.js';
import { raiseBlocker } from './blockers.js';
import { NewBlockerInput } from './new-blocker.graphql.js';
import { newBlockersOf, operationUuid } from './new-blockers.js';
import { situationFrom, situationQueries } from './situation.js';

@InputType({ description: 'A new blocker of an engagement.' })
export class RaiseBlockerInput extends NewBlockerInput {
  @Field(() => ID, { description: 'Engagement it blocks.' }) engagementId!: string;
  @DryRun() dryRun!: boolean;
}

@ObjectType({ description: 'The new blocker.' })
export class RaiseBlockerPayload extends PreviewablePayload {
  @Changed()
  @Field(() => Blocker, { nullable: true, description: 'The new blocker; null in a dry run and on error.' })
  blocker?: string;
}

@Resolver()
export class RaiseBlockerMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('blocker:write')
  @Mutation(() => RaiseBlockerPayload, {
    description: 'Raises a blocker and updates the forecast.',
  })
  raiseBlocker(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RaiseBlockerInput }) given: RaiseBlockerInput,
  ): Promise<RaiseBlockerPayload> {
    return this.useCases.runOrPreview(viewer, RaiseBlockerInput, given, async (tx, input) => {
      const engagement = await lockEngagement(tx, input.engagementId);
      const { id } = engagement;
      const queries = situationQueries(engagement);
      const wanted = operationUuid(input.operationId);
      const rows = await readTogether(tx, {
        ...{ team: teamQuery(id), ...queries },
        operations: operationsInScopeQuery(id, wanted === null ? [] : [wanted]),
      });
      assertCanChangeBlockers(viewer, teamFrom(rows.team), [input.party]);
      const situation = situationFrom(queries, rows);
      const [blocker] = newBlockersOf([input], {
        plan: situation.planning.plan,
        operations: new Set(rows.operations.map((operation) => operation.id)),
        fieldOf: (_index: number, field: string) => field,
      });
      const { done, preview } = await withPreview(tx, engagement, input, () =>
        raiseBlocker(tx, engagement, blocker!, situation, 'engagementId'),
      );
      return { blocker: done, preview };
    });
  }
}
