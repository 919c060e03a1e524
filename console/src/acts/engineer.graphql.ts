import { graphql } from '../app/graphql/types';

export const CREATE_ENGINEER = graphql(`
  mutation CreateEngineer($input: CreateEngineerInput!) {
    createEngineer(input: $input) {
      solutionEngineer {
        id
      }
      warnings
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const UPDATE_ENGINEER = graphql(`
  mutation UpdateEngineer($input: UpdateEngineerInput!) {
    updateEngineer(input: $input) {
      solutionEngineer {
        id
        name
        region
        timeZone
        weeklyCapacityHours
        version
        skills {
          level
          apiProduct {
            id
            name
          }
        }
      }
      warnings
      userErrors {
        code
        field
        message
      }
    }
  }
`);
