import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { column, sql, withOwn } from '../../platform/graphql/reads/fragments/sql.js';
import { applyFilter } from '../../platform/graphql/reads/lists/filters.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { ENGAGEMENT_FILTER } from '../engagements/index.js';
import { expiryRows } from './expiry-rows.js';
import { ExpiryConnection } from './expiry.graphql.js';
import { ExpiryHorizonArgs } from './list-expiries.graphql.js';

/** Sorted by engagement too, because a credential can affect several. */
const SOONEST_FIRST = [
  { by: column('expires_on'), cast: 'date' },
  { by: column('engagement_id'), cast: 'uuid' },
  { by: column('id'), cast: 'uuid' },
] as const;

@Resolver()
export class ExpiryHorizonResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('staff:read')
  @Query(() => ExpiryConnection, {
    description:
      'What expires before the forecast go-live of engagements that are not live yet, soonest first.',
  })
  expiryHorizon(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => ExpiryHorizonArgs }) { filter }: ExpiryHorizonArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { where: chosen, values } = applyFilter(ENGAGEMENT_FILTER, filter);
    const from = expiryRows(withOwn(chosen, 'e'));
    return this.reads.read(
      viewer,
      info,
      { kind: 'page', from, where: sql`true`, order: SOONEST_FIRST },
      values,
    );
  }
}
