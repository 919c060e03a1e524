import { type FragmentOf, type ResultOf, graphql } from '../../app/graphql/types';

export const ROW = graphql(`
  fragment PortfolioRow on Engagement {
    id
    key
    title
    version
    viewerMay
    type
    stage
    status
    region
    startedOn
    forecastGoLiveOn
    actualGoLiveOn
    scheduleVarianceDays
    lastProgressAt
    partner {
      id
      name
      slug
      tier
    }
    lead {
      id
      name
    }
    ballInCourt {
      party
      reason
      since
    }
    health {
      score
      band
      causes {
        text
      }
    }
  }
`);

const LIST = graphql(
  `
    fragment PortfolioList on EngagementConnection {
      totalCount
      nodes {
        ...PortfolioRow
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  `,
  [ROW],
);
export const PORTFOLIO_LIST = LIST;

/** The list, and what the bars count: each without the filter that it sets. */
export const PORTFOLIO = graphql(
  `
    query Portfolio(
      $filter: EngagementFilter!
      $anyBand: EngagementFilter!
      $anyStage: EngagementFilter!
      $anyGroup: EngagementFilter!
      $groupBy: PortfolioDimension!
      $orderBy: EngagementOrder!
    ) {
      all: portfolio(filter: $filter) {
        engagements
        averageScore
        lateDays
      }
      byBand: portfolio(filter: $anyBand) {
        bands {
          band
          engagements
        }
      }
      byStage: portfolio(filter: $anyStage, groupBy: STAGE) {
        groups {
          key
          engagements
          bands {
            band
            engagements
          }
        }
      }
      byGroup: portfolio(filter: $anyGroup, groupBy: $groupBy) {
        groups {
          key
          label
          engagements
          bands {
            band
            engagements
          }
        }
      }
      engagements(filter: $filter, orderBy: $orderBy, first: 50) {
        ...PortfolioList
      }
    }
  `,
  [LIST],
);

export const MORE_ENGAGEMENTS = graphql(
  `
    query MoreEngagements($filter: EngagementFilter!, $orderBy: EngagementOrder!, $after: String!) {
      engagements(filter: $filter, orderBy: $orderBy, first: 50, after: $after) {
        ...PortfolioList
      }
    }
  `,
  [LIST],
);

export type PortfolioData = ResultOf<typeof PORTFOLIO>;
export type RowRef = FragmentOf<typeof ROW>;
export type Row = ResultOf<typeof ROW>;
export type ListRef = FragmentOf<typeof LIST>;
