import { Args, Context, ID, Info, Resolver, Subscription } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { fromTypeId } from '../../kernel/ids.js';
import { Allow } from '../../platform/auth/allow.js';
import type { GraphQLContext } from '../../platform/graphql/context.js';
import { asDelivered, LiveReads } from '../../platform/graphql/live/live-reads.service.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { Engagement } from './engagement.graphql.js';

@Resolver()
export class EngagementChangedResolver {
  constructor(
    private readonly live: LiveReads,
    private readonly reads: Reads,
  ) {}

  @Allow('staff:read')
  @Subscription(() => Engagement, {
    description: 'An engagement, whenever it or anything belonging to it changes.',
    resolve: asDelivered,
  })
  engagementChanged(
    @Context() context: GraphQLContext,
    @Args('id', { type: () => ID, description: 'ID or key.' }) id: string,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AsyncIterable<unknown>> {
    return this.live.watch(context, info, {
      subject: fromTypeId('engagement', id),
      read: (viewer, now) => this.reads.byTypeId(viewer, now, 'engagement', id),
    });
  }
}
