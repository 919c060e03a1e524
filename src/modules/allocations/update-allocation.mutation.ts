import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { LocalDate } from '../../kernel/local-date.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { changedFields } from '../../platform/usecases/changes.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import {
  type AllocationEntity,
  insertAllocation,
  saveAllocation,
  recordChange,
} from '../engagements/index.js';
import { assertDaysFree, assertRoomForMore, lockAllocation, termsOf, warningsOf } from './allocations.js';
import { changeAllocation, type Changed } from './domain/allocation-change.js';
import { UpdateAllocationInput, UpdateAllocationPayload } from './update-allocation.graphql.js';

@Resolver()
export class UpdateAllocationMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('allocation:write')
  @Mutation(() => UpdateAllocationPayload, {
    description: 'Changes the days, hours or kind of an allocation; past days stay unchanged.',
  })
  updateAllocation(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateAllocationInput }) given: UpdateAllocationInput,
  ): Promise<UpdateAllocationPayload> {
    return this.useCases.run(viewer, UpdateAllocationInput, given, async (tx, input) => {
      const { allocation, engagement, today } = await lockAllocation(tx, input);
      const { id, engineerId } = allocation;
      const { from, to, hoursPerWeek, kind } = input;
      const wanted = changedFields(termsOf(allocation), { from, to, hoursPerWeek, kind });
      const changed = changeAllocation(termsOf(allocation), wanted, today);
      const { terms } = changed;
      if (Object.keys(wanted).length === 0)
        return { allocation: id, warnings: await warningsOf(tx, engineerId, terms) };
      await assertDaysFree(tx, allocation, terms, today, allocation);

      const now = await save(tx, allocation, changed, today);
      const subject = { kind: 'allocation', id: now } as const;
      const changes = { ...wanted, ...(now !== id && { from: terms.from, instead: input.allocationId }) };
      const was = termsOf(allocation);
      await recordChange(tx, engagement, { action: 'allocation.update', subject, was, changes });
      return { allocation: now, warnings: await warningsOf(tx, engineerId, terms) };
    });
  }
}

/** @returns id of the allocation with the new terms */
async function save(
  tx: Tx,
  allocation: AllocationEntity,
  { terms: { from, to, hoursPerWeek, kind }, pastTo }: Changed,
  today: LocalDate,
): Promise<string> {
  const terms = { fromOn: from, toOn: to, hoursPerWeek, kind };
  await saveAllocation(tx, allocation, pastTo === null ? terms : { toOn: pastTo });
  if (pastTo === null) return allocation.id;
  await assertRoomForMore(tx, allocation, today);
  return insertAllocation(tx, allocation, terms);
}
