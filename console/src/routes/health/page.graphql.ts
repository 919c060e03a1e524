import { type FragmentOf, type ResultOf, graphql } from '../../app/graphql/types';

export const HEALTH_ROW = graphql(`
  fragment HealthRow on Engagement {
    id
    key
    title
    stage
    partner {
      id
      name
    }
    lead {
      id
      name
    }
    health {
      score
      band
      coverage
      asOf
      causes {
        code
        text
      }
    }
  }
`);

export const HEALTH_ROWS = graphql(
  `
    fragment HealthRows on EngagementConnection {
      nodes {
        ...HealthRow
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  `,
  [HEALTH_ROW],
);

export const HEALTH_LIST = graphql(
  `
    query HealthList($filter: EngagementFilter!, $anyBand: EngagementFilter!) {
      portfolio(filter: $anyBand) {
        bands {
          band
          engagements
        }
      }
      engagements(filter: $filter, orderBy: { field: HEALTH_SCORE, direction: ASC }, first: 50) {
        totalCount
        ...HealthRows
      }
    }
  `,
  [HEALTH_ROWS],
);

export const MORE_HEALTH = graphql(
  `
    query MoreHealth($filter: EngagementFilter!, $after: String!) {
      engagements(
        filter: $filter
        orderBy: { field: HEALTH_SCORE, direction: ASC }
        first: 50
        after: $after
      ) {
        ...HealthRows
      }
    }
  `,
  [HEALTH_ROWS],
);

export type HealthListData = ResultOf<typeof HEALTH_LIST>;
export type HealthRowsRef = FragmentOf<typeof HEALTH_ROWS>;
export type HealthRowData = ResultOf<typeof HEALTH_ROW>;
