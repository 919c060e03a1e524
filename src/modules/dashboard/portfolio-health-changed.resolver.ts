import { Args, Context, Info, Resolver, Subscription } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../../platform/auth/allow.js';
import type { GraphQLContext } from '../../platform/graphql/context.js';
import { LiveChanges } from '../../platform/graphql/live/live-changes.service.js';
import { asDelivered } from '../../platform/graphql/live/live-reads.service.js';
import { readObjects } from '../../platform/graphql/live/read-objects.js';
import { renderFragment } from '../../platform/graphql/reads/fragments/render.js';
import { _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { type Filtered, applyFilter } from '../../platform/graphql/reads/lists/filters.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { ENGAGEMENT_FILTER, Engagement, EngagementFilter } from '../engagements/index.js';
import { newestSnapshot } from '../health/index.js';
import { HealthFeed } from './engagement-feed.js';
import { membershipOf } from './engagement-membership.query.js';

@Resolver()
export class PortfolioHealthChangedResolver {
  constructor(
    private readonly live: LiveChanges,
    private readonly feed: HealthFeed,
    private readonly reads: Reads,
  ) {}

  @Allow('staff:read')
  @Subscription(() => Engagement, {
    description:
      'Each engagement whose health was evaluated, if it matches the filter, or did before. If more than 100 were evaluated within a second, or evaluations may have been missed, those 100 evaluated last instead.',
    resolve: asDelivered,
  })
  portfolioHealthChanged(
    @Context() context: GraphQLContext,
    @Args('filter', {
      type: () => EngagementFilter,
      nullable: true,
      description: 'Filter by engagement; all if omitted.',
    })
    filter: EngagementFilter | null,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AsyncIterable<unknown>> {
    const filtered = applyFilter(ENGAGEMENT_FILTER, filter);
    const newest = evaluatedLast(filtered);
    return this.live.watchObjects(context, {
      feed: this.feed,
      membership: membershipOf(this.reads, filtered),
      read: (viewer, changes) => readObjects(this.reads, viewer, info, changes, newest),
    });
  }
}

function evaluatedLast({ where, values }: Filtered) {
  const ids = sql`
    select coalesce(json_agg(n.id), '[]')::text as answer from (
      select ${_}.id from engagement ${_} where ${where}
      order by ${newestSnapshot(sql`s.as_of`, sql`${_}.id`)} desc nulls last, ${_}.id limit 100) n`;
  return { name: undefined, ...renderFragment(ids, 'e', values) };
}
