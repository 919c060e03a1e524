import { Inject } from '@nestjs/common';
import { Args, Info, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Clock } from '../../kernel/clock.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { RUNTIME, type Runtime } from '../../platform/base/runtime.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import type { Dimension } from './adoption-dimensions.js';
import type { AdoptionScope } from './adoption-scope.query.js';
import { assertBreakdown, assertHoursKept, assertHoursWithinLimit, scopeOf } from './adoption-scope.js';
import {
  Adoption,
  AdoptionDimension,
  AdoptionFilter,
  Interval,
  UsageBreakdown,
  UsageSeries,
  UsageTotals,
} from './adoption.graphql.js';
import {
  type GroupRow,
  breakdownStatement,
  groupsOf,
  seriesStatement,
  totalsStatement,
} from './adoption.query.js';
import { type Interval as IntervalWord, bucketsOf } from './domain/buckets.js';
import { neededCounts } from './needed-counts.js';
import { pointsOf } from './series.js';
import { countsOf, firstDayOfHours, totalsOf } from '../usage/index.js';

/** Aggregates of the rollups; each field is one statement. */
@Resolver(() => Adoption)
export class AdoptionResolver {
  constructor(
    private readonly reads: Reads,
    private readonly clock: Clock,
    @Inject(RUNTIME) private readonly runtime: Runtime,
  ) {}

  @Allow('staff:read')
  @Query(() => Adoption, { description: 'Partner usage of the APIs over a range of days.' })
  adoption(
    @CurrentViewer() viewer: Viewer,
    @Args('filter', { type: () => AdoptionFilter, description: 'Which calls to count.' })
    filter: AdoptionFilter,
  ): Promise<AdoptionScope> {
    return scopeOf(this.reads, viewer, filter);
  }

  @ResolveField(() => UsageTotals, { description: 'Totals for the whole range.' })
  async totals(
    @CurrentViewer() viewer: Viewer,
    @Parent() scope: AdoptionScope,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UsageTotals> {
    const needed = neededCounts(info, []);
    const counts = await this.reads.answer<number[]>(viewer, totalsStatement(scope, needed));
    return totalsOf(countsOf(counts!, needed));
  }

  @ResolveField(() => [UsageSeries], {
    description: 'Calls over time: at most 50 series, largest first, with the rest combined as OTHER.',
  })
  async series(
    @CurrentViewer() viewer: Viewer,
    @Parent() scope: AdoptionScope,
    @Args('interval', { type: () => Interval, description: 'Length of each point.' })
    interval: IntervalWord,
    @Args('groupBy', {
      type: () => AdoptionDimension,
      nullable: true,
      description: 'One series per group that has calls; a single series for all calls if omitted.',
    })
    groupBy: Dimension | null,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UsageSeries[]> {
    assertHoursWithinLimit(scope, interval);
    const { hourlyDays } = this.runtime.usageRetention;
    assertHoursKept(scope, interval, firstDayOfHours(this.clock.now(), hourlyDays));
    const by = groupBy ? [groupBy] : [];
    const needed = neededCounts(info, by, 'points');
    const rows = await this.reads.answer<GroupRow[]>(viewer, seriesStatement(scope, by, interval, needed));
    const groups = groupsOf(rows!, by, needed);
    const buckets = bucketsOf(scope.from, scope.to, interval, this.clock.now());
    if (!groupBy) return [{ key: null, label: null, points: pointsOf(groups[0]?.cells ?? [], buckets) }];
    return groups.map(({ keys, labels, cells }) => ({
      ...{ key: keys[0]!, label: labels[0]!, points: pointsOf(cells, buckets) },
    }));
  }

  @ResolveField(() => [UsageBreakdown], {
    description: 'Calls by one or two dimensions, largest groups first, with the rest combined as OTHER.',
  })
  async breakdown(
    @CurrentViewer() viewer: Viewer,
    @Parent() scope: AdoptionScope,
    @Args('by', { type: () => [AdoptionDimension], description: 'One or two different dimensions.' })
    by: Dimension[],
    @Args('first', {
      type: () => Int,
      defaultValue: 50,
      description: 'How many groups to return before OTHER, 1-500.',
    })
    first: number,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UsageBreakdown[]> {
    assertBreakdown(by, first);
    const needed = neededCounts(info, by, 'totals');
    const rows = await this.reads.answer<GroupRow[]>(viewer, breakdownStatement(scope, by, first, needed));
    return groupsOf(rows!, by, needed).map(({ keys, labels, cells }) => ({
      ...{ keys, labels, totals: totalsOf(cells[0]!.counts) },
    }));
  }
}
