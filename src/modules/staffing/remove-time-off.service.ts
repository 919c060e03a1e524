import { Injectable } from '@nestjs/common';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId, toTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import type { Tx } from '../../platform/database/tx.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { RemoveTimeOffInput } from './remove-time-off.graphql.js';
import { TimeOffEntity } from './solution-engineer.entity.js';
import { assertCanChangeTimeOff } from './time-off.store.js';

@Injectable()
export class RemoveTimeOffService {
  constructor(private readonly useCases: UseCases) {}

  execute(viewer: Viewer, given: RemoveTimeOffInput): Promise<Outcome<{ solutionEngineer: string }>> {
    return this.useCases.run(viewer, RemoveTimeOffInput, given, async (tx, { timeOffId }) => {
      const { id, engineerId, fromOn, toOn } = await findTimeOff(tx, timeOffId);
      assertCanChangeTimeOff(viewer, engineerId);
      const { affected } = await tx.db.delete(TimeOffEntity, { id });
      // Of two who take it back at once the second finds nothing left to delete.
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
  refuse('NOT_FOUND', 'timeOffId', 'There is no such time off.');
}
