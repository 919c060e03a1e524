import { type ResultOf, graphql } from '../../app/graphql/types';

export const PRODUCT = graphql(`
  query ProductPage($slug: String!) {
    apiProduct(slug: $slug) {
      id
      slug
      name
      capability
      description
      checklist {
        code
        title
        evidence
        kind
        neededBy
        expires
      }
      versions {
        id
        version
        status
        hosts
        basePath
        sunsetOn
        replacedBy {
          id
          version
          apiProduct {
            id
            slug
            name
          }
        }
        operations {
          id
          method
          path
          summary
          matchable
          removedAt
        }
      }
    }
  }
`);

export type Product = NonNullable<ResultOf<typeof PRODUCT>['apiProduct']>;
export type Version = Product['versions'][number];
export type Operation = Version['operations'][number];
