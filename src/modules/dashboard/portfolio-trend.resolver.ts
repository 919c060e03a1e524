import { Args, Query, Resolver } from '@nestjs/graphql';
import { Clock } from '../../kernel/clock.js';
import { AppError } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { assertDayRange } from '../../platform/graphql/day-range.js';
import { applyFilter } from '../../platform/graphql/reads/lists/filters.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { ENGAGEMENT_FILTER } from '../engagements/index.js';
import { type TrendCell, type TrendPoint, trendPoint } from './domain/trend.js';
import { MAX_TREND_DAYS, PortfolioPoint, PortfolioTrendArgs } from './portfolio-trend.graphql.js';
import { trendStatement } from './portfolio-trend.query.js';
import { trendSpans } from './trend-intervals.js';

@Resolver()
export class PortfolioTrendResolver {
  constructor(
    private readonly reads: Reads,
    private readonly clock: Clock,
  ) {}

  @Allow('staff:read')
  @Query(() => [PortfolioPoint], {
    description:
      'How the portfolio developed: one point per interval that has begun, oldest first. Engagements of internal partners are not counted.',
  })
  async portfolioTrend(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => PortfolioTrendArgs }) { filter, interval, from, to }: PortfolioTrendArgs,
  ): Promise<TrendPoint[]> {
    if (interval === 'HOUR')
      throw new AppError('BAD_USER_INPUT', '`interval` of portfolioTrend must be DAY, WEEK or MONTH.');
    assertDayRange(from, to, MAX_TREND_DAYS);
    const filtered = applyFilter(ENGAGEMENT_FILTER, filter);
    const now = this.clock.now();
    const spans = trendSpans(from, to, interval, now);
    if (spans.length === 0) return [];
    const cells = await this.reads.answer<TrendCell[]>(viewer, trendStatement(filtered, spans, now));
    return (cells ?? []).map((cell, index) => trendPoint(cell, spans[index]!.partial));
  }
}
