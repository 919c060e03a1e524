import { ResolveField, Resolver } from '@nestjs/graphql';
import { isCurrent } from '../../platform/graphql/reads/fragments/current.js';
import { $, _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Many, One, bySql } from '../../platform/graphql/reads/schema/decorators.js';
import { MAX_HOLDS } from './domain/hold-limits.js';
import { Engagement } from './engagement.graphql.js';
import { EngagementHold } from './hold.graphql.js';

/** Uses the indexes engagement_hold_open and engagement_hold_of_engagement. */
@Resolver(() => Engagement)
export class EngagementHoldFields {
  @One(sql`${_}.engagement_id = ${$}.id and ${isCurrent(_)}`)
  @ResolveField(() => EngagementHold, {
    nullable: true,
    description: 'Current hold: reason and expected end; null unless it is on hold.',
  })
  hold(): EngagementHold {
    return bySql();
  }

  @Many({
    where: sql`${_}.engagement_id = ${$}.id`,
    orderBy: sql`${_}.since desc, ${_}.id desc`,
    atMost: MAX_HOLDS,
  })
  @ResolveField(() => [EngagementHold], {
    description: 'All holds, past and current, newest first; at most 100.',
  })
  holds(): EngagementHold[] {
    return bySql();
  }
}
