import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { assertNotEnded, ENGAGEMENT_EVENTS, insertAllocation, lockEngagement } from '../engagements/index.js';
import { lockEngineer } from '../staffing/index.js';
import { AllocateEngineerInput, AllocateEngineerPayload } from './allocate-engineer.graphql.js';
import { assertDaysFree, assertRoomForMore, warningsOf } from './allocations.js';

@Resolver()
export class AllocateEngineerMutation {
  constructor(private readonly useCases: UseCases) {}

  /** Who may is the permission's to say. */
  @Allow('allocation:write')
  @Mutation(() => AllocateEngineerPayload, {
    description:
      'Books hours of a solution engineer for an engagement, and warns where that is over capacity.',
  })
  allocateEngineer(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => AllocateEngineerInput }) given: AllocateEngineerInput,
  ): Promise<AllocateEngineerPayload> {
    return this.useCases.run(viewer, AllocateEngineerInput, given, async (tx, input) => {
      const engagement = await lockEngagement(tx, input.engagementId);
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
      const subject = { kind: 'allocation', id: allocation } as const;
      const at = { partnerId, engagementId };
      await audit(tx, { action: 'allocation.make', subject, ...at, was: null, changes: { ...input } });
      await recordEvent(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: engagementId });
      return { allocation, warnings: await warningsOf(tx, engineer.id, input) };
    });
  }
}
