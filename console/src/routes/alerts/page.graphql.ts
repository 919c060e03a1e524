import { type FragmentOf, type ResultOf, graphql } from '../../app/graphql/types';

export const ALERT = graphql(`
  fragment AlertRow on Alert {
    id
    kind
    cause
    nextStep
    openedAt
    resolvedAt
    acknowledgedAt
    acknowledgedBy
    note
    subject {
      id
      kind
      title
    }
    apiVersion {
      id
      version
      apiProduct {
        id
        slug
        name
      }
    }
    rule {
      id
      threshold
      unit
    }
    addressees {
      name
      reason
    }
    engagement {
      id
      key
      title
      partner {
        id
        slug
        name
      }
      team {
        id
      }
    }
  }
`);

export const ALERT_ROWS = graphql(
  `
    fragment AlertRows on AlertConnection {
      nodes {
        ...AlertRow
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  `,
  [ALERT],
);

export const ALERTS = graphql(
  `
    query Alerts($filter: AlertFilter!) {
      alerts(filter: $filter, first: 50) {
        totalCount
        ...AlertRows
      }
    }
  `,
  [ALERT_ROWS],
);

export const MORE_ALERTS = graphql(
  `
    query MoreAlerts($filter: AlertFilter!, $after: String!) {
      alerts(filter: $filter, first: 50, after: $after) {
        ...AlertRows
      }
    }
  `,
  [ALERT_ROWS],
);

export const ALERT_CHANGED = graphql(`
  subscription AlertChanged {
    alertChanged {
      id
    }
  }
`);

export type AlertsData = ResultOf<typeof ALERTS>;
export type AlertRowsRef = FragmentOf<typeof ALERT_ROWS>;
export type Alert = ResultOf<typeof ALERT>;
