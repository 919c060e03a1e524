import { type ResultOf, graphql } from '../../app/graphql/types';

export const CATALOGUE = graphql(`
  query CataloguePage($filter: ApiProductFilter!, $first: Int!, $after: String, $playbooksAfter: String) {
    apiProducts(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        slug
        name
        capability
        description
        versions {
          id
          version
          status
        }
        checklist {
          code
        }
      }
    }
    playbooks(first: $first, after: $playbooksAfter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        slug
        title
        type
        version
        publishedAt
        milestones {
          code
          title
          stage
          party
          durationDays
          required
          isGoLive
        }
      }
    }
  }
`);

/** Everything that a playbook's file has. */
export const PLAYBOOK_FILE = graphql(`
  query PlaybookFile($slug: String!, $first: Int!) {
    playbook(slug: $slug) {
      id
      slug
      title
      type
      version
      milestones {
        code
        title
        stage
        party
        durationDays
        weight
        required
        isGoLive
        visibility
        dependsOn {
          code
          lagDays
        }
        when {
          regions
          tiers
          apiProductIds
        }
        proof {
          evidence
          usage {
            method
            path
            environment
            minSuccesses
            maxServerErrorRate
            days
          }
        }
      }
    }
    apiProducts(first: $first) {
      nodes {
        id
        slug
        name
      }
    }
  }
`);

export type Product = ResultOf<typeof CATALOGUE>['apiProducts']['nodes'][number];
export type Playbook = ResultOf<typeof CATALOGUE>['playbooks']['nodes'][number];
