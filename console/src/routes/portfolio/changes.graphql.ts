import { type FragmentOf, type ResultOf, graphql } from '../../app/graphql/types';

const CHANGE = graphql(`
  fragment PortfolioChange on EngagementChange {
    engagement {
      id
      key
      title
      partner {
        id
        name
        slug
      }
    }
    bandBefore
    bandAfter
    scoreBefore
    scoreAfter
    goLiveBefore
    goLiveAfter
    goLiveMovedDays
    stageBefore
    stageAfter
    statusBefore
    statusAfter
    blockersRaisedCount
    blockersResolvedCount
    milestonesDoneCount
    partnerActs
    why
  }
`);

export const CHANGES_LIST = graphql(
  `
    fragment ChangesList on EngagementChangeConnection {
      nodes {
        ...PortfolioChange
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  `,
  [CHANGE],
);

export const PORTFOLIO_CHANGES = graphql(
  `
    query PortfolioChanges($filter: EngagementFilter!, $since: DateTime!) {
      changes(filter: $filter, since: $since, first: 50) {
        totalCount
        ...ChangesList
      }
    }
  `,
  [CHANGES_LIST],
);

export const MORE_CHANGES = graphql(
  `
    query MorePortfolioChanges($filter: EngagementFilter!, $since: DateTime!, $after: String!) {
      changes(filter: $filter, since: $since, first: 50, after: $after) {
        ...ChangesList
      }
    }
  `,
  [CHANGES_LIST],
);

export const CHANGE_ROW = CHANGE;
export type ChangeRef = FragmentOf<typeof CHANGE>;
export type Change = ResultOf<typeof CHANGE>;
export type ChangesRef = FragmentOf<typeof CHANGES_LIST>;
