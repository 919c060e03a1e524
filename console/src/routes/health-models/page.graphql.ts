import { type ResultOf, graphql } from '../../app/graphql/types';

const USE = graphql(`
  fragment ModelUse on HealthModelUse @_unmask {
    shadow
    type
    tier
    since
    until
  }
`);

export const HEALTH_MODELS = graphql(
  `
    query HealthModels {
      healthModels(first: 50) {
        totalCount
        nodes {
          id
          slug
          version
          criticalBelow
          atRiskBelow
          margin
          minCoverage
          publishedAt
          publishedBy
          activeFor {
            ...ModelUse
          }
          shadowFor {
            ...ModelUse
          }
          uses {
            ...ModelUse
          }
          groups {
            name
            stages
            measures {
              measure
              weight
              poor
              healthy
              minSample
              halfLifeDays
              staleAfterDays
            }
          }
        }
      }
    }
  `,
  [USE],
);

export type Model = ResultOf<typeof HEALTH_MODELS>['healthModels']['nodes'][number];
export type ModelUse = ResultOf<typeof USE>;
