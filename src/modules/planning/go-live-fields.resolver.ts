import { Args, ResolveField, Resolver } from '@nestjs/graphql';
import { $, _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { PageArgs } from '../../platform/graphql/reads/lists/connection.js';
import { bySql, Page } from '../../platform/graphql/reads/schema/decorators.js';
import { Engagement } from '../engagements/index.js';
import { type GoLiveMove, GoLiveMoveConnection } from './go-live-move.graphql.js';

/** Uses the index go_live_move_of_engagement (engagement_id, at desc, id desc). */
@Resolver(() => Engagement)
export class EngagementGoLiveFields {
  @Page({
    where: sql`${_}.engagement_id = ${$}.id`,
    order: [
      { by: column('at'), cast: 'timestamptz', descending: true },
      { by: column('id'), cast: 'uuid', descending: true },
    ],
  })
  @ResolveField(() => GoLiveMoveConnection, {
    description:
      'How its forecast go-live moved, newest first, since this history was introduced; the first entry of a newer engagement is its first forecast.',
  })
  goLiveMoves(@Args({ type: () => PageArgs }) _page: PageArgs): GoLiveMove[] {
    return bySql();
  }
}
