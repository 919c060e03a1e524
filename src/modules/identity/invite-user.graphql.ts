import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { Role as RoleWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { EmailAddress, Name } from '../../platform/usecases/rules.js';
import { Role } from './role.graphql.js';
import { User } from './user.graphql.js';

@InputType({ description: 'Somebody who may sign in from now on.' })
export class InviteUserInput {
  @EmailAddress()
  @Field(() => String, {
    description:
      'The address their issuer vouches for; kept in lower case and unique, also among those who left.',
  })
  email!: string;
  @Name(200)
  @Field(() => String, { description: 'What people call them, 1-200 characters.' })
  name!: string;
  @Field(() => Role, { description: 'What they are here to do.' }) role!: RoleWord;
  @Field(() => ID, { nullable: true, description: 'The company of a partner user; only with role PARTNER.' })
  partnerId?: string | null;
  @Field(() => ID, {
    nullable: true,
    description:
      'Which solution engineer they are; only with role ENGINEER. An engineer has one active user.',
  })
  engineerId?: string | null;
}

@ObjectType({ description: 'The invited user.' })
export class InviteUserPayload extends Payload {
  @Changed()
  @Field(() => User, { nullable: true, description: 'The new user; null when refused.' })
  user?: string;
}
