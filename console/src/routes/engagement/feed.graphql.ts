import { graphql } from '../../app/graphql/types';

/** Older entries of the progress feed. */
export const MORE_PROGRESS = graphql(`
  query MoreProgress($key: String!, $after: String!) {
    engagement(key: $key) {
      id
      progress(first: 50, after: $after) {
        nodes {
          id
          kind
          text
          day
          minutes
          author
          visibility
          withdrawn
          correctedAt
          version
          milestone {
            id
            code
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  }
`);
