import { Inject } from '@nestjs/common';
import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
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
  breakdownOf,
  breakdownStatement,
  groupsOf,
  seriesStatement,
  totalsStatement,
} from './adoption.query.js';
import { type Interval as IntervalWord, bucketsOf } from './domain/buckets.js';
import { pointsOf, seriesOf } from './series.js';
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
  async totals(@CurrentViewer() viewer: Viewer, @Parent() scope: AdoptionScope): Promise<UsageTotals> {
    const counts = await this.reads.answer<number[]>(viewer, totalsStatement(scope));
    return totalsOf(countsOf(counts!));
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
  ): Promise<UsageSeries[]> {
    assertHoursWithinLimit(scope, interval);
    const { hourlyDays } = this.runtime.usageRetention;
    assertHoursKept(scope, interval, firstDayOfHours(this.clock.now(), hourlyDays));
    const dimension = groupBy ?? null;
    const answer = await this.reads.answer<GroupRow[]>(viewer, seriesStatement(scope, interval, dimension));
    const rows = groupsOf(answer!, dimension);
    const buckets = bucketsOf(scope.from, scope.to, interval, this.clock.now());
    if (groupBy) return seriesOf(rows, buckets);
    return [{ key: null, label: null, points: pointsOf(rows, buckets) }];
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
  ): Promise<UsageBreakdown[]> {
    assertBreakdown(by, first);
    const rows = await this.reads.answer<GroupRow[]>(viewer, breakdownStatement(scope, by, first));
    return breakdownOf(rows!, by).map(({ counts, ...group }) => ({ ...group, totals: totalsOf(counts) }));
  }
}
