import { Args, ResolveField, Resolver } from '@nestjs/graphql';
import { PageArgs } from '../../platform/graphql/reads/connection.js';
import { Page, bySql } from '../../platform/graphql/reads/sources.js';
import { $, _, column, sql } from '../../platform/graphql/reads/sql.js';
import { type IntegrationUpdate, IntegrationUpdateConnection } from './integration-update.graphql.js';
import { Integration } from './integration.graphql.js';

/** Fields with arguments, which an object type's own class cannot declare. */
@Resolver(() => Integration)
export class IntegrationFields {
  /** Relies on progress_entry_of_engagement (engagement_id, created_at desc, id desc). */
  @Page({
    where: sql`${_}.engagement_id = ${$}.id and ${_}.visibility = 'PARTNER'`,
    order: [
      { by: column('created_at'), cast: 'timestamptz', descending: true },
      { by: column('id'), cast: 'uuid', descending: true },
    ],
  })
  @ResolveField(() => IntegrationUpdateConnection, {
    description: 'What its services team and your company wrote for each other, newest first.',
  })
  updates(@Args({ type: () => PageArgs }) _page: PageArgs): IntegrationUpdate[] {
    return bySql();
  }
}
