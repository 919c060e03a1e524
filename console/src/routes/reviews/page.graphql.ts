import { graphql } from '../../app/graphql/types';

export const TO_REVIEW = graphql(`
  query ToReview($first: Int!, $after: String) {
    checklistToReview(first: $first, after: $after) {
      totalCount
      nodes {
        key
        code
        title
        kind
        neededBy
        awaitsReview
        evidenceWanted
        changedAt
        apiProduct {
          id
          name
        }
        engagement {
          id
          key
          title
          stage
          forecastGoLiveOn
          viewerMay
          partner {
            id
            name
          }
        }
        evidence {
          id
          url
          note
          expiresOn
          submittedAt
          submittedBy
          file {
            id
            name
            path
          }
        }
        reviews {
          decision
          note
          decidedBy
          decidedAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
