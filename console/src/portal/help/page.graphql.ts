import { graphql } from '../../app/graphql/types';
import { MY_KEYS } from '../frame/frame.graphql';

export const UPDATE = graphql(`
  fragment UpdateInFeed on IntegrationUpdate @_unmask {
    id
    author
    day
    text
    withdrawn
  }
`);

export const BLOCKER = graphql(`
  fragment BlockerOfHelp on IntegrationBlocker @_unmask {
    id
    severity
    party
    reason
    milestoneCode
    raisedAt
    commitmentOn
    resolvedAt
    version
    viewerMay
  }
`);

export const CONTACT = graphql(`
  fragment ContactOfHelp on IntegrationContact @_unmask {
    key
    name
    email
    role
    party
  }
`);

const SHOWN = graphql(
  `
    fragment ShownOnHelp on Integration @_unmask {
      key
      title
      status
      pulse {
        rating
        givenAt
      }
      updates(first: 20) {
        nodes {
          ...UpdateInFeed
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      blockers {
        ...BlockerOfHelp
      }
      contacts {
        ...ContactOfHelp
      }
      milestones {
        id
        code
        title
        status
      }
    }
  `,
  [UPDATE, BLOCKER, CONTACT],
);

export const PORTAL_HELP = graphql(
  `
    query PortalHelp($key: String!) {
      ...MyKeys
      myIntegration(key: $key) {
        ...ShownOnHelp
      }
    }
  `,
  [MY_KEYS, SHOWN],
);

export const HELP_CHANGED = graphql(
  `
    subscription HelpChanged($key: String!) {
      myIntegrationChanged(key: $key) {
        ...ShownOnHelp
      }
    }
  `,
  [SHOWN],
);

export const OLDER_UPDATES = graphql(
  `
    query OlderUpdates($key: String!, $after: String!) {
      myIntegration(key: $key) {
        key
        updates(first: 20, after: $after) {
          nodes {
            ...UpdateInFeed
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [UPDATE],
);
