import { Args, ID, Info, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { $, _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { PageArgs } from '../../platform/graphql/reads/lists/connection.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { Page, bySql } from '../../platform/graphql/reads/schema/decorators.js';
import {
  Backtest,
  BacktestConnection,
  type BacktestDifference,
  BacktestDifferenceConnection,
} from './backtest.graphql.js';

/** Uses the index health_backtest_newest. */
const NEWEST_FIRST = {
  kind: 'page',
  where: sql`true`,
  order: [
    { by: column('created_at'), cast: 'timestamptz', descending: true },
    { by: column('id'), cast: 'uuid', descending: true },
  ],
} as const;

@Resolver()
export class BacktestsResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('staff:read')
  @Query(() => BacktestConnection, { description: 'Backtests of health models, newest first.' })
  backtests(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => PageArgs }) _page: PageArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return this.reads.read(viewer, info, NEWEST_FIRST);
  }

  @Allow('staff:read')
  @Query(() => Backtest, { nullable: true, description: 'A backtest by ID; null if there is none.' })
  backtest(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'ID.' }) id: string,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return this.reads.byTypeId(viewer, info, 'backtest', id);
  }
}

@Resolver(() => Backtest)
export class BacktestDifferenceFields {
  @Page({
    where: sql`${_}.backtest_id = ${$}.id and ${$}.state = 'DONE'`,
    order: [{ by: column('engagement_id'), cast: 'uuid' }],
  })
  @ResolveField(() => BacktestDifferenceConnection, {
    description:
      'Engagements with a week in which only one of the two models warned, oldest first; none until it is DONE.',
  })
  differing(@Args({ type: () => PageArgs }) _page: PageArgs): BacktestDifference[] {
    return bySql();
  }
}
