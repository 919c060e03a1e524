import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Role as RoleWord } from '../../kernel/enums.js';
import { _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { Expr, From, IdOf, NodeFor } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { Role } from './role.graphql.js';
import { UserEntity } from './user.entity.js';

@ObjectType({
  implements: () => [Node],
  description: 'Someone who can sign in, or could before being deactivated.',
})
@NodeFor('user:read')
@From(() => UserEntity, 'user')
export class User implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Field(() => String, { description: 'Email address they sign in with, in lower case.' }) email!: string;
  @Field(() => String, { description: 'Display name.' }) name!: string;
  @Field(() => Role, { description: 'Role.' }) role!: RoleWord;
  @IdOf('partner', column('partner_id'))
  @Field(() => ID, { nullable: true, description: 'Company of a partner user; null for everyone else.' })
  partnerId!: string | null;
  @IdOf('engineer', column('engineer_id'))
  @Field(() => ID, {
    nullable: true,
    description: 'Their solution engineer record; null if they have none.',
  })
  engineerId!: string | null;
  @Expr(sql`(${_}.subject is not null)`)
  @Field(() => Boolean, { description: 'Whether they have ever signed in.' })
  hasSignedIn!: boolean;
  @Field(() => DateTime, { description: 'When they were invited.' }) createdAt!: Date;
  @Field(() => DateTime, {
    nullable: true,
    description: 'When they were deactivated; null if they can sign in.',
  })
  deactivatedAt!: Date | null;
}

export const UserConnection = connectionOf(() => User, 'User');
