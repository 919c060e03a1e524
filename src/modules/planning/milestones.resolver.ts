import { Args, Info, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { $, _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { applyFilter } from '../../platform/graphql/reads/lists/filters.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { bySql, One } from '../../platform/graphql/reads/schema/decorators.js';
import { Engagement } from '../engagements/index.js';
import { MILESTONE_FILTER, MilestonesArgs } from './list-milestones.graphql.js';
import { Milestone, MilestoneConnection } from './milestone.graphql.js';

/** Uses the index milestone_by_due (forecast_due_on, id). */
const BY_DUE_DAY = [
  { by: column('forecast_due_on'), cast: 'date', nullable: true },
  { by: column('id'), cast: 'uuid' },
] as const;

@Resolver()
export class MilestonesResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('staff:read')
  @Query(() => MilestoneConnection, {
    description: 'Milestones of all engagements, by forecast due date.',
  })
  milestones(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => MilestonesArgs }) { filter }: MilestonesArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { where, values } = applyFilter(MILESTONE_FILTER, filter);
    return this.reads.read(viewer, info, { kind: 'page', where, order: BY_DUE_DAY }, values);
  }
}

@Resolver(() => Milestone)
export class MilestoneEngagementField {
  @One(sql`${_}.id = ${$}.engagement_id`)
  @ResolveField(() => Engagement, { description: 'Engagement it belongs to.' })
  engagement(): Engagement {
    return bySql();
  }
}
