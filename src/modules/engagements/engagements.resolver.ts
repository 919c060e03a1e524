import { Args, ID, Info, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { $, _, arg, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { isBackwards } from '../../platform/graphql/reads/lists/both-ways.js';
import { PageArgs } from '../../platform/graphql/reads/lists/connection.js';
import { applyFilter } from '../../platform/graphql/reads/lists/filters.js';
import { exactlyOne } from '../../platform/graphql/reads/lists/lookup.js';
import { sortKeys } from '../../platform/graphql/reads/lists/order.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { Page, bySql } from '../../platform/graphql/reads/schema/decorators.js';
import { Partner } from '../partners/index.js';
import { Engagement, EngagementConnection } from './engagement.graphql.js';
import { ENGAGEMENT_FILTER, EngagementsArgs } from './list-engagements.graphql.js';
import { ENGAGEMENT_ORDER } from './order-engagements.graphql.js';
import { type ProgressEntry, ProgressEntryConnection } from './progress-entry.graphql.js';

const BY_KEY = { kind: 'one', where: sql`${_}.key = ${arg('key')}` } as const;

@Resolver()
export class EngagementsResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('staff:read')
  @Query(() => EngagementConnection, { description: 'Engagements, newest first by default.' })
  engagements(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => EngagementsArgs }) args: EngagementsArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { where, values } = applyFilter(ENGAGEMENT_FILTER, args.filter);
    const order = sortKeys(ENGAGEMENT_ORDER, args.orderBy ?? { field: 'KEY', direction: 'DESC' });
    const root = { kind: 'page', where, order, backwards: isBackwards(args) } as const;
    return this.reads.read(viewer, info, root, values);
  }

  @Allow('staff:read')
  @Query(() => Engagement, {
    nullable: true,
    description: 'An engagement by ID or key; null if there is none.',
  })
  engagement(
    @CurrentViewer() viewer: Viewer,
    @Args('id', {
      type: () => ID,
      nullable: true,
      description: 'ID or key; omit it if `key` is given.',
    })
    id: string | null,
    @Args('key', { type: () => String, nullable: true, description: 'Key, e.g. `ENG-142`.' })
    key: string | null,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return exactlyOne(
      { id, key },
      {
        id: (given) => this.reads.byTypeId(viewer, info, 'engagement', given),
        key: (given) => this.reads.read(viewer, info, BY_KEY, { key: given }),
      },
    );
  }
}

/** Fields that this module adds to a partner. */
@Resolver(() => Partner)
export class PartnerEngagementFields {
  @Page({
    where: sql`${_}.partner_id = ${$}.id`,
    order: [{ by: column('number'), cast: 'bigint', descending: true }],
  })
  @ResolveField(() => EngagementConnection, { description: 'Engagements, newest first.' })
  engagements(@Args({ type: () => PageArgs }) _page: PageArgs): Engagement[] {
    return bySql();
  }
}

/** Fields with arguments cannot be declared on the object type's class. */
@Resolver(() => Engagement)
export class EngagementProgressFields {
  @Page({
    where: sql`${_}.engagement_id = ${$}.id`,
    order: [
      { by: column('created_at'), cast: 'timestamptz', descending: true },
      { by: column('id'), cast: 'uuid', descending: true },
    ],
  })
  @ResolveField(() => ProgressEntryConnection, { description: 'Progress entries, newest first.' })
  progress(@Args({ type: () => PageArgs }) _page: PageArgs): ProgressEntry[] {
    return bySql();
  }
}
