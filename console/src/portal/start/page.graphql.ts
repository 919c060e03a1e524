import { graphql } from '../../app/graphql/types';

export const PORTAL_START = graphql(`
  query PortalStart($after: String) {
    myIntegrations(first: 20, after: $after) {
      nodes {
        key
        title
        stage
        status
        percentComplete
        forecastGoLiveOn
        waitingOn
        waitingForYou {
          key
          dueOn
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
