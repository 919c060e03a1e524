import { Args, Context, Info, Resolver, Subscription } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { typedKey } from '../../kernel/text.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer, type GraphQLContext } from '../../platform/graphql/context.js';
import { asDelivered, LiveReads } from '../../platform/graphql/live/live-reads.service.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { Integration } from './integration.graphql.js';
import { MINE_BY_KEY } from './integrations.resolver.js';
import { type Found, myIntegration } from './my-targets.query.js';
import { asPartnerUser } from './portal.policy.js';

@Resolver()
export class MyIntegrationChangedResolver {
  constructor(
    private readonly live: LiveReads,
    private readonly reads: Reads,
  ) {}

  @Allow('portal:read')
  @Subscription(() => Integration, {
    description: "One of your company's integrations, whenever the data you select changes.",
    resolve: asDelivered,
  })
  async myIntegrationChanged(
    @Context() context: GraphQLContext,
    @CurrentViewer() viewer: Viewer,
    @Args('key', { type: () => String, description: 'Key, e.g. `ENG-142`.' }) typed: string,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AsyncIterable<unknown>> {
    const key = typedKey(typed);
    const found = await this.reads.answer<Found>(viewer, myIntegration(asPartnerUser(viewer), key).statement);
    return this.live.watch(context, info, {
      subject: found?.engagementId ?? null,
      read: (reader, now) => {
        const { partnerId } = asPartnerUser(reader);
        return this.reads.read(reader, now, MINE_BY_KEY, { partnerId, key });
      },
    });
  }
}
