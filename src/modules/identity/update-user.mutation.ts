import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Role as RoleWord } from '../../kernel/enums.js';
import { Refusal, refuse } from '../../kernel/errors.js';
import { toTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { USER_CHANGED, Users } from '../../platform/auth/authenticator.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { changedFields } from '../../platform/usecases/changes.js';
import { Name, NotNull } from '../../platform/usecases/rules.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { auditedUser } from './audited-user.js';
import { Bindings } from './bindings.js';
import { faultsOfInvitation } from './domain/invitation.js';
import { type RoleAssignment, whyNotChange } from './domain/user-change.js';
import { Role } from './role.graphql.js';
import { UserEntity } from './user.entity.js';
import { User } from './user.graphql.js';
import { lockAdmins, lockUser } from './user.store.js';

@InputType({ description: 'Changes to a user; omitted fields stay unchanged.' })
export class UpdateUserInput {
  @Field(() => ID, { description: 'The user, who may be deactivated.' }) userId!: string;
  @NotNull()
  @Name(200)
  @Field(() => String, { nullable: true, description: 'Display name, 1-200 characters.' })
  name?: string;
  @NotNull()
  @Field(() => Role, {
    nullable: true,
    description: 'Role. Nobody can change their own role, and at least one active admin must remain.',
  })
  role?: RoleWord;
  @NotNull()
  @Field(() => ID, {
    nullable: true,
    description:
      'Company of a partner user; only with role PARTNER. Once a user has signed in, they cannot be moved to another company, nor between partner and staff roles.',
  })
  partnerId?: string;
  @NotNull()
  @Field(() => ID, {
    nullable: true,
    description:
      'Their solution engineer record; only with role ENGINEER. An engineer has at most one active user. Changing to another role clears it.',
  })
  engineerId?: string;
}

@ObjectType({ description: 'The changed user.' })
export class UpdateUserPayload extends Payload {
  @Changed()
  @Field(() => User, { nullable: true, description: 'The user as they are now; null on error.' })
  user?: string;
}

@Resolver()
export class UpdateUserMutation {
  constructor(
    private readonly useCases: UseCases,
    private readonly users: Users,
    private readonly bindings: Bindings,
  ) {}

  @Allow('user:write')
  @Mutation(() => UpdateUserPayload, {
    description:
      "Changes a user's name, role, engineer record or company. New permissions apply from their next request, in every process; their web sockets are closed so that they reconnect.",
  })
  async updateUser(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateUserInput }) given: UpdateUserInput,
  ): Promise<UpdateUserPayload> {
    const outcome = await this.update(viewer, given);
    // Other processes are notified by event; this one need not wait for it.
    if (outcome.user !== undefined) this.users.forget(outcome.user);
    return outcome;
  }

  private update(viewer: Viewer, given: UpdateUserInput): Promise<Outcome<{ user: string }>> {
    return this.useCases.run(viewer, UpdateUserInput, given, async (tx, input) => {
      const admins = await lockAdmins(tx);
      const user = await lockUser(tx, input.userId);
      const { id } = user;
      const assignment = await this.assignmentOf(tx, user, input);
      const why = whyNotChange(
        user,
        assignment,
        viewer.userId,
        admins.filter((admin) => admin !== id).length,
      );
      if (why !== null) refuse('NOT_ALLOWED_IN_STATE', input.role ? 'role' : 'partnerId', why);
      const fields = changedFields<Partial<UserEntity>>(user, { name: input.name, ...assignment });
      if (Object.keys(fields).length === 0) return { user: id };

      await tx.db.update(UserEntity, { id }, fields);
      const subject = { kind: 'user', id } as const;
      const place = { partnerId: assignment.partnerId ?? user.partnerId, engagementId: null };
      const changes = changedFields(auditedUser(user), auditedUser({ ...user, ...fields }));
      await audit(tx, { action: 'user.update', subject, ...place, was: auditedUser(user), changes });
      await recordEvent(tx, { kind: USER_CHANGED, subject: id });
      return { user: id };
    });
  }

  /** The new role and links, validated like an invitation; changing the role clears links of the previous one. */
  private async assignmentOf(tx: Tx, user: UserEntity, input: UpdateUserInput): Promise<RoleAssignment> {
    const { role = user.role } = input;
    const stays = role === user.role;
    const partnerId =
      input.partnerId ?? (stays && user.partnerId ? toTypeId('partner', user.partnerId) : null);
    const engineerId =
      input.engineerId ?? (stays && user.engineerId ? toTypeId('engineer', user.engineerId) : null);
    const faults = faultsOfInvitation({ role, partnerId, engineerId });
    if (faults.length > 0) throw new Refusal(faults);
    return {
      role,
      partnerId: await this.bindings.findPartner(tx, partnerId),
      engineerId: await this.bindings.findEngineer(tx, engineerId, user.id),
    };
  }
}
