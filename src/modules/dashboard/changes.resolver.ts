import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Clock } from '../../kernel/clock.js';
import { AppError } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { sql } from '../../platform/graphql/reads/fragments/sql.js';
import { applyFilter } from '../../platform/graphql/reads/lists/filters.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { ENGAGEMENT_FILTER } from '../engagements/index.js';
import { ChangesArgs, EngagementChangeConnection } from './changes.graphql.js';
import { changedSince, MOST_URGENT_FIRST } from './changes.query.js';

@Resolver()
export class ChangesResolver {
  constructor(
    private readonly reads: Reads,
    private readonly clock: Clock,
  ) {}

  @Allow('staff:read')
  @Query(() => EngagementChangeConnection, {
    description:
      'Engagements that differ from what they were at a point in time: in health band, forecast go-live, stage or status, by a blocker raised or resolved or a milestone done; also those that started since. A worse band comes first, by how many bands; then a later go-live, by working days; then a blocker raised since that is still open; then by key.',
  })
  changes(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => ChangesArgs }) { since, filter }: ChangesArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    if (since > this.clock.now())
      throw new AppError('BAD_USER_INPUT', '`since` of changes must not be in the future.');
    const { where, values } = applyFilter(ENGAGEMENT_FILTER, filter);
    const root = {
      kind: 'page',
      mayLag: true,
      from: changedSince(where),
      where: sql`true`,
      order: MOST_URGENT_FIRST,
    } as const;
    return this.reads.read(viewer, info, root, { ...values, since });
  }
}
