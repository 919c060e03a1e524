import { graphql } from '../graphql/types';

export const SEARCH = graphql(`
  query Search($q: String!, $first: Int!) {
    search(q: $q, first: $first) {
      id
      kind
      title
      subtitle
      key
    }
  }
`);
