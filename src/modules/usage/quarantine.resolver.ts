import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { column } from '../../platform/graphql/reads/fragments/sql.js';
import { applyFilter } from '../../platform/graphql/reads/lists/filters.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { QUARANTINE_FILTER, QuarantineArgs } from './list-quarantine.graphql.js';
import { QuarantinedUsageConnection } from './quarantined-usage.graphql.js';

/** Uses the index quarantined_usage_newest. */
const NEWEST = [
  { by: column('received_at'), cast: 'timestamptz', descending: true },
  { by: column('id'), cast: 'uuid', descending: true },
] as const;

@Resolver()
export class QuarantineResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('staff:read')
  @Query(() => QuarantinedUsageConnection, {
    description: 'Quarantined usage records, newest first; at most 100,000 per API key, kept for 90 days.',
  })
  quarantine(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => QuarantineArgs }) { filter }: QuarantineArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { where, values } = applyFilter(QUARANTINE_FILTER, filter);
    return this.reads.read(viewer, info, { kind: 'page', where, order: NEWEST }, values);
  }
}
