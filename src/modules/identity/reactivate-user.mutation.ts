import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuse } from '../../kernel/errors.js';
import { toTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { USER_CHANGED } from '../../platform/auth/authenticator.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { Bindings } from './bindings.js';
import { UserEntity } from './user.entity.js';
import { User } from './user.graphql.js';
import { lockUser } from './user.store.js';

@InputType({ description: 'The user to reactivate.' })
export class ReactivateUserInput {
  @Field(() => ID, { description: 'The user.' }) userId!: string;
}

@ObjectType({ description: 'The reactivated user.' })
export class ReactivateUserPayload extends Payload {
  @Changed()
  @Field(() => User, { nullable: true, description: 'The user as they are now; null on error.' })
  user?: string;
}

/** Unknown users are not cached, so a reactivated user can sign in as soon as this commits. */
@Resolver()
export class ReactivateUserMutation {
  constructor(
    private readonly useCases: UseCases,
    private readonly bindings: Bindings,
  ) {}

  @Allow('user:write')
  @Mutation(() => ReactivateUserPayload, {
    description:
      'Reactivates a deactivated user with their previous role, email address and sign-in; no other sign-in can take over the account.',
  })
  reactivateUser(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ReactivateUserInput }) given: ReactivateUserInput,
  ): Promise<ReactivateUserPayload> {
    return this.useCases.run(viewer, ReactivateUserInput, given, async (tx, input) => {
      const was = await lockUser(tx, input.userId);
      const { id, email, role, partnerId, engineerId, deactivatedAt } = was;
      if (!deactivatedAt) refuse('NOT_ALLOWED_IN_STATE', 'userId', 'The user is already active.');
      // Another user may have been linked to the engineer meanwhile; changing the role first resolves that.
      await this.bindings.findEngineer(tx, engineerId && toTypeId('engineer', engineerId), id);
      await tx.db.update(UserEntity, { id }, { deactivatedAt: null });
      const subject = { kind: 'user', id } as const;
      const place = { partnerId, engagementId: null };
      const changes = { email, role, deactivatedAt: null };
      await audit(tx, { action: 'user.reactivate', subject, ...place, was, changes });
      await recordEvent(tx, { kind: USER_CHANGED, subject: id });
      return { user: id };
    });
  }
}
