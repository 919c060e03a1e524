import { Args, Context, Resolver, Subscription } from '@nestjs/graphql';
import { toTypeId } from '../../kernel/ids.js';
import { Allow } from '../../platform/auth/allow.js';
import type { GraphQLContext } from '../../platform/graphql/context.js';
import { LiveChanges } from '../../platform/graphql/live/live-changes.service.js';
import { asDelivered } from '../../platform/graphql/live/live-reads.service.js';
import type { Changes } from '../../platform/graphql/live/pending-changes.js';
import { applyFilter } from '../../platform/graphql/reads/lists/filters.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { ENGAGEMENT_FILTER, EngagementFilter } from '../engagements/index.js';
import { EngagementFeed } from './engagement-feed.js';
import { membershipOf } from './engagement-membership.query.js';
import { EngagementsChanged } from './engagements-changed.graphql.js';

@Resolver()
export class EngagementsChangedResolver {
  constructor(
    private readonly live: LiveChanges,
    private readonly feed: EngagementFeed,
    private readonly reads: Reads,
  ) {}

  @Allow('staff:read')
  @Subscription(() => EngagementsChanged, {
    description:
      'Which engagements of a list have changed, or anything belonging to them: one subscription for a whole list, with at most one message per second. Includes engagements that no longer match the filter. A change is not announced if it only affects the partner, an engineer or an API product itself, e.g. its name. Usage is announced once health has been evaluated.',
    resolve: asDelivered,
  })
  engagementsChanged(
    @Context() context: GraphQLContext,
    @Args('filter', {
      type: () => EngagementFilter,
      nullable: true,
      description: 'Filter of the list; all engagements if omitted.',
    })
    filter: EngagementFilter | null,
  ): Promise<AsyncIterable<unknown>> {
    const isFiltered = Object.values(filter ?? {}).some((each) => each !== null && each !== undefined);
    const membership = isFiltered ? membershipOf(this.reads, applyFilter(ENGAGEMENT_FILTER, filter)) : null;
    return this.live.watch(context, { feed: this.feed, membership, answer: answerOf });
  }
}

function answerOf(changes: Changes): EngagementsChanged {
  const all = changes === 'all';
  return { all, engagementIds: all ? [] : changes.map((id) => toTypeId('engagement', id)) };
}
