import { graphql } from '../app/graphql/types';

export const UPDATE_MILESTONE = graphql(`
  mutation UpdateMilestone($input: UpdateMilestoneInput!) {
    updateMilestone(input: $input) {
      milestone {
        id
        title
        status
        assignee
        weight
        visibility
        startedOn
        completedOn
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
