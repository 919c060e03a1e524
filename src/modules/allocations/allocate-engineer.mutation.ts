import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import {
  assertNotEnded,
  insertAllocation,
  EngagementUseCases,
  permittedByRole,
} from '../engagements/index.js';
import { lockEngineer } from '../staffing/index.js';
import { AllocateEngineerInput, AllocateEngineerPayload } from './allocate-engineer.graphql.js';
import { assertDaysFree, assertRoomForMore, warningsOf } from './allocations.js';

@Resolver()
export class AllocateEngineerMutation {
  constructor(private readonly engagements: EngagementUseCases) {}

  @Allow('allocation:write')
  @Mutation(() => AllocateEngineerPayload, {
    description:
      'Allocates hours of a solution engineer to an engagement, with a warning if they exceed the capacity.',
  })
  allocateEngineer(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => AllocateEngineerInput }) given: AllocateEngineerInput,
  ): Promise<AllocateEngineerPayload> {
    return this.engagements.run(
      viewer,
      {
        action: 'allocation.make',
        Input: AllocateEngineerInput,
        permit: permittedByRole,
        change: async (tx, engagement, input) => {
          const engineer = await lockEngineer(tx, input.engineerId);
          const { id: engagementId, partnerId } = engagement;
          const place = { engagementId, partnerId, engineerId: engineer.id };
          assertNotEnded(engagement, 'engagementId');
          const today = todayOf(tx, engagement);
          await assertDaysFree(tx, place, input, today);
          await assertRoomForMore(tx, place, today);

          const { from, to, hoursPerWeek, kind } = input;
          const terms = { fromOn: from, toOn: to, hoursPerWeek, kind };
          const allocation = await insertAllocation(tx, place, terms);
          const warnings = await warningsOf(tx, engineer.id, input);
          const subject = { kind: 'allocation', id: allocation } as const;
          return { payload: { allocation, warnings }, subject, was: null, changes: { ...input } };
        },
      },
      given,
    );
  }
}
