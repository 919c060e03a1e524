import { Args, Info, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { applyFilter } from '../../platform/graphql/reads/lists/filters.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { bySql } from '../../platform/graphql/reads/schema/decorators.js';
import { Blocker, BlockerConnection } from './blocker.graphql.js';
import { EngagementBlockers } from './engagement-blockers.js';
import { Engagement } from './engagement.graphql.js';
import { BLOCKER_FILTER, BlockersArgs } from './list-blockers.graphql.js';

/** Uses the index blocker_by_time. */
const NEWEST_FIRST = [
  { by: column('raised_at'), cast: 'timestamptz', descending: true },
  { by: column('id'), cast: 'uuid', descending: true },
] as const;

@Resolver()
export class BlockersResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('staff:read')
  @Query(() => BlockerConnection, { description: 'Blockers of all engagements, newest first.' })
  blockers(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => BlockersArgs }) { filter }: BlockersArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { where, values } = applyFilter(BLOCKER_FILTER, filter);
    return this.reads.read(viewer, info, { kind: 'page', where, order: NEWEST_FIRST }, values);
  }
}

/** A field with an argument cannot be declared on the object type's class. */
@Resolver(() => Engagement)
export class EngagementBlockerFields {
  @EngagementBlockers(sql`b.*`, sql`true`)
  @ResolveField(() => [Blocker], {
    description: 'Blockers, open ones first, newest first; at most 100, including all open ones.',
  })
  blockers(
    @Args('open', {
      type: () => Boolean,
      nullable: true,
      description: 'True for open blockers only, false for resolved ones; both if omitted.',
    })
    _open: boolean | null,
  ): Blocker[] {
    return bySql();
  }
}
