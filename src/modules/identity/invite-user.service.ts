import { Injectable } from '@nestjs/common';
import { Refusal, refuse } from '../../kernel/errors.js';
import { fromTypeId, newId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { type Tx, query } from '../../platform/database/tx.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { faultsOfInvitation } from './domain/invitation.js';
import { InviteUserInput } from './invite-user.graphql.js';
import { findPartner } from './partner.query.js';
import { UserEntity } from './user.entity.js';

@Injectable()
export class InviteUserService {
  constructor(private readonly useCases: UseCases) {}

  execute(viewer: Viewer, given: InviteUserInput): Promise<Outcome<{ user: string }>> {
    return this.useCases.run(viewer, InviteUserInput, given, async (tx, input) => {
      const faults = faultsOfInvitation(input);
      if (faults.length > 0) throw new Refusal(faults);
      const email = input.email.toLowerCase();
      await refuseTaken(tx, email);
      const partnerId = await findPartner(tx, input.partnerId ?? null);
      const engineerId = await findEngineer(tx, input.engineerId ?? null);
      const person = { email, name: input.name, role: input.role, partnerId, engineerId };
      const id = newId();
      const unknown = { subject: null, deactivatedAt: null };
      await tx.db.insert(UserEntity, { ...person, ...unknown, id, createdAt: tx.now });
      const subject = { kind: 'user', id } as const;
      await audit(tx, { action: 'user.invite', subject, partnerId, changes: { ...input, email } });
      return { user: id };
    });
  }
}

/** Two at once still meet at the unique index; the runner turns that into the same refusal. */
async function refuseTaken(tx: Tx, email: string): Promise<void> {
  const known = await tx.db.findOneBy(UserEntity, { email });
  if (!known) return;
  const state = known.deactivatedAt ? 'was deactivated and does not come back' : 'has been invited already';
  refuse('ALREADY_EXISTS', 'email', `The user ${email} ${state}.`);
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
