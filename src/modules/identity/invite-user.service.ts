import { Injectable } from '@nestjs/common';
import { Refusal, refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { type Tx, query } from '../../platform/database/tx.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { faultsOfInvitation } from './domain/invitation.js';
import { InviteUserInput } from './invite-user.graphql.js';
import { findPartner } from './partner.query.js';
import { enterUser, refuseTaken } from './enter-user.js';

@Injectable()
export class InviteUserService {
  constructor(private readonly useCases: UseCases) {}

  execute(viewer: Viewer, given: InviteUserInput): Promise<Outcome<{ user: string }>> {
    return this.useCases.run(viewer, InviteUserInput, given, async (tx, input) => {
      const faults = faultsOfInvitation(input);
      if (faults.length > 0) throw new Refusal(faults);
      await refuseTaken(tx, input.email);
      const partnerId = await findPartner(tx, input.partnerId ?? null);
      const engineerId = await findEngineer(tx, input.engineerId ?? null);
      return { user: await enterUser(tx, { ...input, partnerId, engineerId }) };
    });
  }
}

/** Identity knows engineers by their id alone, so it asks the table and not the module above it. */
async function findEngineer(tx: Tx, typeId: string | null): Promise<string | null> {
  if (typeId === null) return null;
  const id = fromTypeId('engineer', typeId);
  const [found] = id
    ? await query<{ id: string; taken: boolean }>(
        tx,
        `select id, exists (select from app_user u where u.engineer_id = e.id and u.deactivated_at is null) as taken
         from solution_engineer e where id = $1`,
        [id],
      )
    : [];
  if (!found) refuse('NOT_FOUND', 'engineerId', 'There is no such solution engineer.');
  if (found.taken) refuse('ALREADY_EXISTS', 'engineerId', 'The solution engineer has an active user.');
  return found.id;
}
