import { type ResultOf, graphql } from '../../app/graphql/types';

export const ALERT_RULES = graphql(`
  query AlertRules {
    alertRules {
      id
      kind
      type
      tier
      threshold
      unit
      enabled
      lead
      team
      roles
      version
      updatedAt
      updatedBy
    }
  }
`);

export type Rule = ResultOf<typeof ALERT_RULES>['alertRules'][number];
