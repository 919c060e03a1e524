import { Context, Info, Resolver, Subscription } from '@nestjs/graphql';
import { Injectable } from '@nestjs/common';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../../platform/auth/allow.js';
import type { GraphQLContext } from '../../platform/graphql/context.js';
import { EventFeed } from '../../platform/graphql/live/event-feed.js';
import { LiveChanges } from '../../platform/graphql/live/live-changes.service.js';
import { asDelivered } from '../../platform/graphql/live/live-reads.service.js';
import { readObjects } from '../../platform/graphql/live/read-objects.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { Alert } from './alert.graphql.js';
import { ALERT_EVENTS } from './alerts.events.js';

/** Tells which alerts change. */
@Injectable()
export class AlertFeed extends EventFeed {
  protected readonly kinds = [ALERT_EVENTS.changed];
}

/** Those that opened last; uses alert_newest. */
const NEWEST = {
  name: 'newest_alerts',
  text: `select coalesce(json_agg(n.id), '[]')::text as answer
    from (select a.id from alert a order by a.opened_at desc, a.id desc limit 100) n`,
  values: [],
};

@Resolver()
export class AlertChangedResolver {
  constructor(
    private readonly live: LiveChanges,
    private readonly feed: AlertFeed,
    private readonly reads: Reads,
  ) {}

  @Allow('staff:read')
  @Subscription(() => Alert, {
    description:
      'Each alert that opens, is acknowledged, or resolves itself. If more than 100 have changed within a second, or changes may have been missed, the newest 100 alerts instead.',
    resolve: asDelivered,
  })
  alertChanged(
    @Context() context: GraphQLContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AsyncIterable<unknown>> {
    return this.live.watchObjects(context, {
      feed: this.feed,
      membership: null,
      read: (viewer, changes) => readObjects(this.reads, viewer, info, changes, NEWEST),
    });
  }
}
