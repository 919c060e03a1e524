import { type ResultOf, type VariablesOf, graphql } from '../../app/graphql/types';

export const START_CHOICES = graphql(`
  query StartChoices($partners: PartnerFilter!) {
    partners(filter: $partners, first: 100) {
      nodes {
        id
        name
        region
      }
      pageInfo {
        hasNextPage
      }
    }
    playbooks(first: 100) {
      nodes {
        id
        slug
        title
        type
        version
      }
    }
    apiProducts(first: 100) {
      nodes {
        id
        slug
        name
        versions {
          id
          version
          status
        }
      }
    }
    engineers(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

export const START_ENGAGEMENT = graphql(`
  mutation StartEngagement($input: StartEngagementInput!) {
    startEngagement(input: $input) {
      engagement {
        id
        key
      }
      forecastGoLiveOn
      milestones {
        code
        stage
        startOn
        dueOn
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

export type Choices = ResultOf<typeof START_CHOICES>;
export type StartInput = VariablesOf<typeof START_ENGAGEMENT>['input'];
export type StartPayload = ResultOf<typeof START_ENGAGEMENT>['startEngagement'];
