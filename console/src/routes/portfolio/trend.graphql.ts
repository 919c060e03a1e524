import { type ResultOf, graphql } from '../../app/graphql/types';

export const PORTFOLIO_TREND = graphql(`
  query PortfolioTrend($filter: EngagementFilter!, $from: LocalDate!, $to: LocalDate!, $interval: Interval!) {
    portfolioTrend(filter: $filter, from: $from, to: $to, interval: $interval) {
      at
      partial
      engagements
      averageScore
      meanVarianceDays
      maxVarianceDays
      openBlockers
      goLivesPlanned
      goLivesReached
      bands {
        band
        engagements
      }
    }
  }
`);

export type TrendPoint = ResultOf<typeof PORTFOLIO_TREND>['portfolioTrend'][number];
