import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { column } from '../../platform/graphql/reads/fragments/sql.js';
import { applyFilter } from '../../platform/graphql/reads/lists/filters.js';
import { byName, sortKeys } from '../../platform/graphql/reads/lists/order.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { USER_FILTER, UsersArgs } from './list-users.graphql.js';
import { UserConnection } from './user.graphql.js';

/** Uses app_user_by_name. */
const BY_NAME = sortKeys({ NAME: byName(column('name')) }, { field: 'NAME', direction: 'ASC' });

@Resolver()
export class UsersResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('user:read')
  @Query(() => UserConnection, { description: 'All users, including deactivated ones, by name.' })
  users(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => UsersArgs }) { filter }: UsersArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { where, values } = applyFilter(USER_FILTER, filter);
    return this.reads.read(viewer, info, { kind: 'page', where, order: BY_NAME }, values);
  }
}
