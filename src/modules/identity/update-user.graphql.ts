import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { Role as RoleWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Name, NotNull } from '../../platform/usecases/rules.js';
import { Role } from './role.graphql.js';
import { User } from './user.graphql.js';

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
