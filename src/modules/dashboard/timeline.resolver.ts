import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { column } from '../../platform/graphql/reads/fragments/sql.js';
import { applyFilter } from '../../platform/graphql/reads/lists/filters.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { ENGAGEMENT_FILTER } from '../engagements/index.js';
import { MAX_TIMELINE, TimelineArgs, TimelineEngagementConnection } from './timeline.graphql.js';

/** Uses the index engagement_by_start (started_on). */
const BY_START = [
  { by: column('started_on'), cast: 'date' },
  { by: column('id'), cast: 'uuid' },
] as const;

@Resolver()
export class TimelineResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('staff:read')
  @Query(() => TimelineEngagementConnection, {
    description: 'Engagements over time, with the dates of their milestones if selected, by start date.',
  })
  timeline(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => TimelineArgs }) { filter }: TimelineArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { where, values } = applyFilter(ENGAGEMENT_FILTER, filter);
    const root = { kind: 'page', mayLag: true, where, order: BY_START, most: MAX_TIMELINE } as const;
    return this.reads.read(viewer, info, root, values);
  }
}
