import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import {
  Allocation,
  Engagement,
  recordChange,
  removeAllocation,
  saveAllocation,
} from '../engagements/index.js';
import { lockAllocation, termsOf } from './allocations.js';
import { endOfAllocation } from './domain/allocation-change.js';

@InputType({ description: 'The allocation to end.' })
export class EndAllocationInput {
  @Field(() => ID, { description: 'The allocation, which must not have ended.' }) allocationId!: string;
  @Field(() => Int, { description: 'The version you read; a stale version is rejected with CONFLICT.' })
  expectedVersion!: number;
}

@ObjectType({ description: 'The ended allocation.' })
export class EndAllocationPayload extends Payload {
  @Changed()
  @Field(() => Allocation, {
    nullable: true,
    description: 'What remains of the allocation; null on error, or if it had not started and was removed.',
  })
  allocation?: string;
  @Changed()
  @Field(() => Engagement, {
    nullable: true,
    description: 'The engagement it was for, as it is now; null on error.',
  })
  engagement?: string;
}

@Resolver()
export class EndAllocationMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('allocation:write')
  @Mutation(() => EndAllocationPayload, {
    description: 'Ends an allocation as of today; one that has not started is removed.',
  })
  endAllocation(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => EndAllocationInput }) given: EndAllocationInput,
  ): Promise<EndAllocationPayload> {
    return this.useCases.run(viewer, EndAllocationInput, given, async (tx, input) => {
      const { allocation, engagement, today } = await lockAllocation(tx, input);
      const { id } = allocation;
      const end = endOfAllocation(termsOf(allocation), today);

      if (end.to === null) await removeAllocation(tx, allocation);
      else await saveAllocation(tx, allocation, { toOn: end.to });
      const subject = { kind: 'allocation', id } as const;
      const action = end.to === null ? 'allocation.remove' : 'allocation.end';
      const was = termsOf(allocation);
      await recordChange(tx, engagement, { action, subject, was, changes: { ...was, ...end } });
      return { allocation: end.to === null ? undefined : id, engagement: engagement.id };
    });
  }
}
