import { graphql } from '../../app/graphql/types';

const CARD = graphql(`
  fragment IntegrationOnCard on Integration @_unmask {
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
`);

export const PORTAL_START = graphql(
  `
    query PortalStart($after: String) {
      myIntegrations(first: 12, after: $after) {
        nodes {
          ...IntegrationOnCard
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [CARD],
);

/** Its answer updates the card, which shows what is kept of the integration. */
export const CARD_CHANGED = graphql(
  `
    subscription CardChanged($key: String!) {
      myIntegrationChanged(key: $key) {
        ...IntegrationOnCard
      }
    }
  `,
  [CARD],
);
