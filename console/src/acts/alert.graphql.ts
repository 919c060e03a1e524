import { graphql } from '../app/graphql/types';

export const ACKNOWLEDGE_ALERT = graphql(`
  mutation AcknowledgeAlert($input: AcknowledgeAlertInput!) {
    acknowledgeAlert(input: $input) {
      alert {
        id
        acknowledgedAt
        acknowledgedBy
        note
        resolvedAt
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const SET_ALERT_RULE = graphql(`
  mutation SetAlertRule($input: SetAlertRuleInput!) {
    setAlertRule(input: $input) {
      rule {
        id
        threshold
        enabled
        lead
        team
        roles
        version
        updatedAt
        updatedBy
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);
