import { graphql } from '../../app/graphql/types';

export const PARTNERS_LIST = graphql(`
  query PartnersList($filter: PartnerFilter!, $orderBy: PartnerOrder!, $first: Int!, $after: String) {
    partners(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        slug
        name
        kind
        tier
        region
        vertical
        internal
        engagements(first: 1) {
          totalCount
        }
        adoption {
          calls
          trend
        }
      }
    }
  }
`);
