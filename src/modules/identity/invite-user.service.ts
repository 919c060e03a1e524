import { Injectable } from '@nestjs/common';
import { Refusal } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { faultsOfInvitation } from './domain/invitation.js';
import { findEngineer } from './engineer.query.js';
import { InviteUserInput } from './invite-user.graphql.js';
import { findPartner } from './partner.query.js';
import { enterUser, assertNotTaken } from './enter-user.js';

@Injectable()
export class InviteUserService {
  constructor(private readonly useCases: UseCases) {}

  execute(viewer: Viewer, given: InviteUserInput): Promise<Outcome<{ user: string }>> {
    return this.useCases.run(viewer, InviteUserInput, given, async (tx, input) => {
      const faults = faultsOfInvitation(input);
      if (faults.length > 0) throw new Refusal(faults);
      await assertNotTaken(tx, input.email);
      const partnerId = await findPartner(tx, input.partnerId ?? null);
      const engineerId = await findEngineer(tx, input.engineerId ?? null);
      return { user: await enterUser(tx, { ...input, partnerId, engineerId }) };
    });
  }
}
