import { Args, ArgsType, Field, Info, InputType, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Role as RoleWord } from '../../kernel/enums.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { PageArgs } from '../../platform/graphql/reads/connection.js';
import {
  type FilterRules,
  type InOperator,
  applyFilter,
  inOperator,
  isTrue,
  oneOf,
  search,
} from '../../platform/graphql/reads/filters.js';
import { sortKeys } from '../../platform/graphql/reads/order.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { _, column, sql } from '../../platform/graphql/reads/sql.js';
import { IdIn } from '../../platform/graphql/shared-filters.js';
import { Role } from './role.graphql.js';
import { UserConnection } from './user.graphql.js';

const RoleIn = inOperator<RoleWord>('RoleIn', () => Role);

@InputType({ description: 'Which users to list; fields AND.' })
export class UserFilter {
  @Field(() => String, { nullable: true, description: 'Words in the name or the address.' }) q?:
    string | null;
  @Field(() => RoleIn, { nullable: true, description: 'What they are here to do.' })
  role?: InOperator<RoleWord> | null;
  @Field(() => IdIn, { nullable: true, description: 'The company of partner users.' })
  partnerId?: InOperator<string> | null;
  @Field(() => Boolean, { nullable: true, description: 'Only, or none, of those that were deactivated.' })
  deactivated?: boolean | null;
}

@ArgsType()
class UsersArgs extends PageArgs {
  @Field(() => UserFilter, { nullable: true, description: 'Which ones; all when absent.' })
  filter?: UserFilter | null;
}

const FILTER: FilterRules<UserFilter> = {
  q: search(column('name'), column('email')),
  role: oneOf(column('role')),
  partnerId: oneOf(column('partner_id'), 'uuid', 'partner'),
  deactivated: isTrue(sql`(${_}.deactivated_at is not null)`),
};
/** app_user_by_name answers it. */
const BY_NAME = sortKeys({ NAME: { by: column('name'), cast: 'text' } }, { field: 'NAME', direction: 'ASC' });

@Resolver()
export class UsersResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('user:read')
  @Query(() => UserConnection, { description: 'Everybody who may sign in or once might, by name.' })
  users(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => UsersArgs }) { filter }: UsersArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { where, values, key } = applyFilter<UserFilter>(FILTER, filter);
    return this.reads.read(viewer, info, { kind: 'page', where, order: BY_NAME }, values, key);
  }
}
