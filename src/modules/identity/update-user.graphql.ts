import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { Role as RoleWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Name, NotNull } from '../../platform/usecases/rules.js';
import { Role } from './role.graphql.js';
import { User } from './user.graphql.js';

@InputType({ description: 'Changes to a user: what is absent stays.' })
export class UpdateUserInput {
  @Field(() => ID, { description: 'The user, who may also be deactivated.' }) userId!: string;
  @NotNull()
  @Name(200)
  @Field(() => String, { nullable: true, description: 'What people call them, 1-200 characters.' })
  name?: string;
  @NotNull()
  @Field(() => Role, {
    nullable: true,
    description: 'What they are here to do. Nobody changes their own role, and one active admin stays.',
  })
  role?: RoleWord;
  @NotNull()
  @Field(() => ID, {
    nullable: true,
    description:
      'The company of a partner user; only with role PARTNER. Once somebody has signed in, neither a company nor a role on another side can be given to them.',
  })
  partnerId?: string;
  @NotNull()
  @Field(() => ID, {
    nullable: true,
    description:
      'Which solution engineer they are; only with role ENGINEER. An engineer has one active user. Another role ends it.',
  })
  engineerId?: string;
}

@ObjectType({ description: 'The changed user.' })
export class UpdateUserPayload extends Payload {
  @Changed()
  @Field(() => User, { nullable: true, description: 'The user as they are now; null when refused.' })
  user?: string;
}
