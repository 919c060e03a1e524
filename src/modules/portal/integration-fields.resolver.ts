import { Args, Int, ResolveField, Resolver } from '@nestjs/graphql';
import { $, _, argBetween, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { PageArgs } from '../../platform/graphql/reads/lists/connection.js';
import { One, Page, bySql } from '../../platform/graphql/reads/schema/decorators.js';
import { TODAY } from '../adoption/index.js';
import { isShown } from '../engagements/index.js';
import { BlockersShown, IntegrationBlocker } from './integration-blocker.graphql.js';
import { type IntegrationUpdate, IntegrationUpdateConnection } from './integration-update.graphql.js';
import { IntegrationUsage } from './integration-usage.graphql.js';
import { Integration } from './integration.graphql.js';

const DAYS = argBetween('days', 1, 90);
const LAST_DAYS = sql`(select ${$}.id, ${$}.key, ${$}.partner_id, ${TODAY} - ${DAYS}::int as first_day, ${TODAY} - 1 as last_day)`;

/** Fields with arguments cannot be declared on the object type's class. */
@Resolver(() => Integration)
export class IntegrationFields {
  /** Uses progress_entry_of_engagement (engagement_id, created_at desc, id desc). */
  @Page({
    where: sql`${_}.engagement_id = ${$}.id and ${isShown(_)}`,
    order: [
      { by: column('created_at'), cast: 'timestamptz', descending: true },
      { by: column('id'), cast: 'uuid', descending: true },
    ],
  })
  @ResolveField(() => IntegrationUpdateConnection, {
    description: 'Updates by the services team and your company, newest first.',
  })
  updates(@Args({ type: () => PageArgs }) _page: PageArgs): IntegrationUpdate[] {
    return bySql();
  }

  @One(sql`true`, LAST_DAYS)
  @ResolveField(() => IntegrationUsage, {
    description:
      "Your company's usage of its API products over recent days, as the services team also sees it.",
  })
  usage(
    @Args('days', {
      type: () => Int,
      nullable: true,
      defaultValue: 28,
      description: 'Number of complete UTC days before today, 1-90.',
    })
    _days: number,
  ): IntegrationUsage {
    return bySql();
  }

  @BlockersShown()
  @ResolveField(() => [IntegrationBlocker], {
    description: 'Blockers, open ones first, newest first; at most 100, including all open ones.',
  })
  blockers(
    @Args('open', {
      type: () => Boolean,
      nullable: true,
      description: 'True for open blockers only, false for resolved ones; both if omitted.',
    })
    _open: boolean | null,
  ): IntegrationBlocker[] {
    return bySql();
  }
}
