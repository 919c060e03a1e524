import { graphql } from '../app/graphql/types';

export const CORRECT_PROGRESS = graphql(`
  mutation CorrectProgress($input: CorrectProgressInput!) {
    correctProgress(input: $input) {
      progressEntry {
        id
        text
        day
        minutes
        visibility
        withdrawn
        correctedAt
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);
