import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { AllocationKind as AllocationKindWord } from '../../kernel/enums.js';
import type { LocalDate as Day } from '../../kernel/local-date.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { changedFields } from '../../platform/usecases/changes.js';
import { Between, NotNull } from '../../platform/usecases/rules.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import {
  Allocation,
  type AllocationEntity,
  AllocationKind,
  insertAllocation,
  recordChange,
  saveAllocation,
} from '../engagements/index.js';
import { WARNINGS } from './allocate-engineer.graphql.js';
import { assertDaysFree, assertRoomForMore, lockAllocation, termsOf, warningsOf } from './allocations.js';
import { type AllocationChange, changeAllocation } from './domain/allocation-change.js';

@InputType({
  description:
    'Changes to an allocation; omitted fields stay unchanged. Past days stay as they were: new hours or a new kind apply from today on, as a separate allocation.',
})
export class UpdateAllocationInput {
  @Field(() => ID, { description: 'The allocation, which must not have ended.' }) allocationId!: string;
  @Field(() => Int, { description: 'The version you read; a stale version is rejected with CONFLICT.' })
  expectedVersion!: number;
  @NotNull()
  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day, at most a year ago; cannot be changed once the allocation has started.',
  })
  from?: string;
  @NotNull()
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Last day, inclusive: today or later, at most two years after the first day and three years ahead.',
  })
  to?: string;
  @NotNull()
  @Between(1, 80, 'hours')
  @Field(() => Int, {
    nullable: true,
    description: "Hours per week, 1-80, spread evenly over the work week of the engineer's region.",
  })
  hoursPerWeek?: number;
  @NotNull()
  @Field(() => AllocationKind, {
    nullable: true,
    description: 'Whether the hours are confirmed or tentative.',
  })
  kind?: AllocationKindWord;
}

@ObjectType({ description: 'The changed allocation.' })
export class UpdateAllocationPayload extends Payload {
  @Changed()
  @Field(() => Allocation, {
    nullable: true,
    description: 'The allocation from today on, a new one if it was split; null on error.',
  })
  allocation?: string;
  @Field(() => [String], { nullable: true, description: `${WARNINGS} Null on error.` })
  warnings?: string[];
}

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
  { terms: { from, to, hoursPerWeek, kind }, pastTo }: AllocationChange,
  today: Day,
): Promise<string> {
  const terms = { fromOn: from, toOn: to, hoursPerWeek, kind };
  await saveAllocation(tx, allocation, pastTo === null ? terms : { toOn: pastTo });
  if (pastTo === null) return allocation.id;
  await assertRoomForMore(tx, allocation, today);
  return insertAllocation(tx, allocation, terms);
}
