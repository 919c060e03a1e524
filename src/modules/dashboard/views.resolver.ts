import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { _, arg, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { byName } from '../../platform/graphql/reads/lists/order.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { type ConsolePageWord, MAX_OWN_VIEWS, MAX_SHARED_VIEWS } from './domain/console-pages.js';
import { ConsolePage, READABLE, SavedView } from './saved-view.graphql.js';

/** Uses the indexes saved_view_of_owner and saved_view_shared. */
const VIEWS = {
  kind: 'many',
  where: sql`${READABLE} and (${arg('page')}::text is null or ${_}.page = ${arg('page')}::text)`,
  orderBy: sql`${byName(column('name')).by}, ${_}.id`,
  atMost: MAX_OWN_VIEWS + MAX_SHARED_VIEWS,
} as const;

@Resolver()
export class ViewsResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('staff:read')
  @Query(() => [SavedView], {
    description: 'Your own saved views and those shared with all staff, by name; at most 600.',
  })
  views(
    @CurrentViewer() viewer: Viewer,
    @Args('page', {
      type: () => ConsolePage,
      nullable: true,
      description: 'The page they are views of; all if omitted.',
    })
    page: ConsolePageWord | null,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return this.reads.read(viewer, info, VIEWS, { userId: viewer.userId, page: page ?? null });
  }
}
