import { type ResultOf, graphql } from '../../app/graphql/types';

const POINTS = graphql(`
  fragment HealthPoints on Health {
    asOf
    scoreExact
    band
    measures {
      measure
      state
      contribution
    }
  }
`);
export const HEALTH_POINTS = POINTS;

export const HEALTH_OF_ONE = graphql(
  `
    query HealthOfOne(
      $key: String!
      $from: LocalDate!
      $to: LocalDate!
      $before: DateTime!
      $after: DateTime!
    ) {
      engagement(key: $key) {
        id
        key
        title
        status
        timeZone
        viewerMay
        partner {
          id
          name
          slug
        }
        health {
          asOf
          score
          scoreExact
          band
          computedBand
          override {
            band
            reason
            setBy
            since
            until
          }
          coverage
          causes {
            code
            text
          }
          model {
            id
            slug
            version
            criticalBelow
            atRiskBelow
          }
          measures {
            measure
            state
            contribution
            weight
            explanation
          }
        }
        shadowHealth {
          asOf
          score
          band
          coverage
          causes {
            code
            text
          }
          model {
            id
            slug
            version
          }
        }
        healthOverrides {
          band
          reason
          setBy
          since
          until
          endedAt
          endedBy
          ending
        }
        healthHistory(from: $from, to: $to) {
          asOf
          score
          band
          computedBand
          model {
            id
            slug
            version
          }
        }
        before: healthAsOf(at: $before) {
          ...HealthPoints
        }
        after: healthAsOf(at: $after) {
          ...HealthPoints
        }
      }
    }
  `,
  [POINTS],
);

export const HEALTH_CHANGED = graphql(`
  subscription HealthChanged($id: ID!) {
    engagementChanged(id: $id) {
      id
    }
  }
`);

export type HealthOfOne = NonNullable<ResultOf<typeof HEALTH_OF_ONE>['engagement']>;
export type LatestHealth = NonNullable<HealthOfOne['health']>;
export type Override = HealthOfOne['healthOverrides'][number];
