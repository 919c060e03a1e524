import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { Role as RoleWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { EmailAddress, Name } from '../../platform/usecases/rules.js';
import { Role } from './role.graphql.js';
import { User } from './user.graphql.js';

@InputType({ description: 'A new user.' })
export class InviteUserInput {
  @EmailAddress()
  @Field(() => String, {
    description:
      'Email address, verified by their identity provider; stored in lower case, unique even among deactivated users.',
  })
  email!: string;
  @Name(200)
  @Field(() => String, { description: 'Display name, 1-200 characters.' })
  name!: string;
  @Field(() => Role, { description: 'Role.' }) role!: RoleWord;
  @Field(() => ID, { nullable: true, description: 'Company of a partner user; only with role PARTNER.' })
  partnerId?: string | null;
  @Field(() => ID, {
    nullable: true,
    description:
      'Their solution engineer record; only with role ENGINEER. An engineer has at most one active user.',
  })
  engineerId?: string | null;
}

@ObjectType({ description: 'The invited user.' })
export class InviteUserPayload extends Payload {
  @Changed()
  @Field(() => User, { nullable: true, description: 'The new user; null on error.' })
  user?: string;
}
