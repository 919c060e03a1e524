import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId, toTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { TimeOffEntity } from './solution-engineer.entity.js';
import { SolutionEngineer } from './solution-engineer.graphql.js';
import { assertCanChangeTimeOff } from './time-off.store.js';

@InputType({ description: 'Time off to remove.' })
export class RemoveTimeOffInput {
  @Field(() => ID, { description: 'The time off.' }) timeOffId!: string;
}

@ObjectType({ description: 'The solution engineer without that time off.' })
export class RemoveTimeOffPayload extends Payload {
  @Changed()
  @Field(() => SolutionEngineer, {
    nullable: true,
    description: 'The engineer it belonged to; null on error.',
  })
  solutionEngineer?: string;
}

@Resolver()
export class RemoveTimeOffMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('time-off:write')
  @Mutation(() => RemoveTimeOffPayload, {
    description: 'Removes time off. Managers can do this for anyone, engineers for themselves.',
  })
  removeTimeOff(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RemoveTimeOffInput }) given: RemoveTimeOffInput,
  ): Promise<RemoveTimeOffPayload> {
    return this.useCases.run(viewer, RemoveTimeOffInput, given, async (tx, { timeOffId }) => {
      const { id, engineerId, fromOn, toOn } = await findTimeOff(tx, timeOffId);
      assertCanChangeTimeOff(viewer, engineerId);
      const { affected } = await tx.db.delete(TimeOffEntity, { id });
      // If two calls remove it at once, the second finds nothing to delete.
      if (affected !== 1) refuseUnknown();
      const subject = { kind: 'timeOff', id } as const;
      const place = { partnerId: null, engagementId: null };
      const was = { from: fromOn, to: toOn };
      const changes = { engineerId: toTypeId('engineer', engineerId), from: null, to: null };
      await audit(tx, { action: 'time-off.remove', subject, ...place, was, changes });
      return { solutionEngineer: engineerId };
    });
  }
}

async function findTimeOff(tx: Tx, typeId: string): Promise<TimeOffEntity> {
  const id = fromTypeId('timeOff', typeId);
  const found = id === null ? null : await tx.db.findOneBy(TimeOffEntity, { id });
  return found ?? refuseUnknown();
}

function refuseUnknown(): never {
  refuse('NOT_FOUND', 'timeOffId', 'Time off not found.');
}
