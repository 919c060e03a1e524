import { Context, Resolver, Subscription } from '@nestjs/graphql';
import { Clock } from '../../kernel/clock.js';
import { ONGOING_STATUSES } from '../../kernel/enums.js';
import { toTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer, type GraphQLContext } from '../../platform/graphql/context.js';
import { type ChangeFeed, LiveChanges } from '../../platform/graphql/live/live-changes.service.js';
import { asDelivered } from '../../platform/graphql/live/live-reads.service.js';
import { applyFilter } from '../../platform/graphql/reads/lists/filters.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { ENGAGEMENT_FILTER, type EngagementFilter } from '../engagements/index.js';
import { EngagementFeed } from './engagement-feed.js';
import { membershipOf } from './engagement-membership.query.js';
import { MyWorkChanged } from './my-work-changed.graphql.js';

const SILENT: ChangeFeed = { listen: () => () => undefined };

@Resolver()
export class MyWorkChangedResolver {
  constructor(
    private readonly live: LiveChanges,
    private readonly feed: EngagementFeed,
    private readonly reads: Reads,
    private readonly clock: Clock,
  ) {}

  @Allow('staff:read')
  @Subscription(() => MyWorkChanged, {
    description:
      'Says that `myWork` may have changed, because something about an engagement in it has; at most one message per second. Never says so to staff without work lists. `myWork` also changes at midnight in the time zones of its engagements, which is not announced.',
    resolve: asDelivered,
  })
  myWorkChanged(
    @Context() context: GraphQLContext,
    @CurrentViewer() viewer: Viewer,
  ): Promise<AsyncIterable<MyWorkChanged>> {
    const filter = engagementsWithWork(viewer);
    return this.live.watch(context, {
      feed: filter ? this.feed : SILENT,
      membership: filter && membershipOf(this.reads, applyFilter(ENGAGEMENT_FILTER, filter)),
      answer: () => ({ at: this.clock.now().toISOString() }),
    });
  }
}

/** The engagements that `myWork` of a viewer reads; null if its lists are always empty. */
function engagementsWithWork(viewer: Viewer): EngagementFilter | null {
  switch (viewer.role) {
    case 'ENGINEER':
      return { status: { in: ['ACTIVE'] }, memberId: { in: [toTypeId('engineer', viewer.engineerId)] } };
    case 'COMPLIANCE':
      return { status: { in: [...ONGOING_STATUSES] } };
    default:
      return null;
  }
}
