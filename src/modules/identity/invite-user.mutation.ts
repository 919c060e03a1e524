import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Refusal } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { Bindings } from './bindings.js';
import { faultsOfInvitation } from './domain/invitation.js';
import { assertNotTaken, createUser } from './create-user.js';
import { InviteUserInput, InviteUserPayload } from './invite-user.graphql.js';

@Resolver()
export class InviteUserMutation {
  constructor(
    private readonly useCases: UseCases,
    private readonly bindings: Bindings,
  ) {}

  @Allow('user:write')
  @Mutation(() => InviteUserPayload, {
    description:
      'Invites a user: the first sign-in with that verified email address is theirs. No email is sent.',
  })
  inviteUser(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => InviteUserInput }) given: InviteUserInput,
  ): Promise<InviteUserPayload> {
    return this.useCases.run(viewer, InviteUserInput, given, async (tx, input) => {
      const faults = faultsOfInvitation(input);
      if (faults.length > 0) throw new Refusal(faults);
      await assertNotTaken(tx, input.email);
      const partnerId = await this.bindings.findPartner(tx, input.partnerId ?? null);
      const engineerId = await this.bindings.findEngineer(tx, input.engineerId ?? null);
      return { user: await createUser(tx, { ...input, partnerId, engineerId }) };
    });
  }
}
