import { type ResultOf, graphql } from '../../app/graphql/types';

export const PARTNER = graphql(`
  query PartnerPage($slug: String!, $after: String) {
    partner(slug: $slug) {
      id
      slug
      name
      kind
      tier
      region
      timeZone
      vertical
      internal
      version
      contacts {
        name
        role
        email
      }
      applications {
        id
        name
        apiProducts {
          id
          slug
          name
        }
        credentials {
          id
          clientId
          environment
          issuedAt
          expiresAt
          fingerprint
          replacesId
          revokedAt
          revocationReason
        }
      }
      adoption {
        from
        to
        calls
        trend
        activeDays
        errorRate
        p95Ms
        breadth
        lastCallAt
        activatedOn
        sustainedOn
      }
      engagements(first: 20, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          key
          title
          type
          status
          stage
          startedOn
          forecastGoLiveOn
          actualGoLiveOn
          health {
            band
            score
          }
        }
      }
    }
  }
`);

export type Partner = NonNullable<ResultOf<typeof PARTNER>['partner']>;
export type Application = Partner['applications'][number];
export type Credential = Application['credentials'][number];
