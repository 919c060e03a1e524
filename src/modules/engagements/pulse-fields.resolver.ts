import { Args, ResolveField, Resolver } from '@nestjs/graphql';
import { $, _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { PageArgs } from '../../platform/graphql/reads/lists/connection.js';
import { Page, bySql } from '../../platform/graphql/reads/schema/decorators.js';
import { Engagement } from './engagement.graphql.js';
import { type Pulse, PulseConnection } from './pulse.graphql.js';

/** Uses pulse_of_engagement (engagement_id, given_at desc, id desc). */
@Resolver(() => Engagement)
export class EngagementPulseFields {
  @Page({
    where: sql`${_}.engagement_id = ${$}.id`,
    order: [
      { by: column('given_at'), cast: 'timestamptz', descending: true },
      { by: column('id'), cast: 'uuid', descending: true },
    ],
  })
  @ResolveField(() => PulseConnection, {
    description: "Ratings by the partner's users, newest first; the latest counts towards health.",
  })
  pulses(@Args({ type: () => PageArgs }) _page: PageArgs): Pulse[] {
    return bySql();
  }
}
