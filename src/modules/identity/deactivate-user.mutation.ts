import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuse } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { USER_CHANGED, Users } from '../../platform/auth/authenticator.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { whyNotDeactivate } from './domain/deactivation.js';
import { UserEntity } from './user.entity.js';
import { User } from './user.graphql.js';
import { lockAdmins, lockUser } from './user.store.js';

@InputType({ description: 'The user to deactivate.' })
export class DeactivateUserInput {
  @Field(() => ID, { description: 'The user.' }) userId!: string;
}

@ObjectType({ description: 'The deactivated user.' })
export class DeactivateUserPayload extends Payload {
  @Changed()
  @Field(() => User, { nullable: true, description: 'The user as they are now; null on error.' })
  user?: string;
}

@Resolver()
export class DeactivateUserMutation {
  constructor(
    private readonly useCases: UseCases,
    private readonly users: Users,
  ) {}

  @Allow('user:write')
  @Mutation(() => DeactivateUserPayload, {
    description:
      'Deactivates a user: their tokens and web sockets stop working within 30 seconds. `reactivateUser` restores their access; nobody else can sign in as them in the meantime.',
  })
  async deactivateUser(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => DeactivateUserInput }) given: DeactivateUserInput,
  ): Promise<DeactivateUserPayload> {
    const outcome = await this.deactivate(viewer, given);
    // Other processes are notified by event; this one need not wait for it.
    if (outcome.user !== undefined) this.users.forget(outcome.user);
    return outcome;
  }

  private deactivate(viewer: Viewer, given: DeactivateUserInput): Promise<Outcome<{ user: string }>> {
    return this.useCases.run(viewer, DeactivateUserInput, given, async (tx, input) => {
      const admins = await lockAdmins(tx);
      const leaver = await lockUser(tx, input.userId);
      const { id, email, role, partnerId } = leaver;
      const otherAdmins = admins.filter((admin) => admin !== id).length;
      const why = whyNotDeactivate(leaver, viewer.userId, otherAdmins);
      if (why !== null) refuse('NOT_ALLOWED_IN_STATE', 'userId', why);
      await tx.db.update(UserEntity, { id }, { deactivatedAt: tx.now });
      const subject = { kind: 'user', id } as const;
      const place = { partnerId, engagementId: null };
      const changes = { email, role, deactivatedAt: tx.now };
      await audit(tx, { action: 'user.deactivate', subject, ...place, was: leaver, changes });
      await recordEvent(tx, { kind: USER_CHANGED, subject: id });
      return { user: id };
    });
  }
}
