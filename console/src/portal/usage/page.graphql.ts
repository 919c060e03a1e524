import { graphql } from '../../app/graphql/types';
import { MY_KEYS } from '../frame/frame.graphql';

export const OPERATION = graphql(`
  fragment OperationUsed on IntegrationOperationUsage @_unmask {
    group
    apiProduct
    version
    method
    path
    calls
    successes
    clientErrors
    throttled
    serverErrors
    errorRate
    p50Ms
    p95Ms
  }
`);

export const APPLICATION = graphql(`
  fragment ApplicationUsed on IntegrationApplication @_unmask {
    id
    name
    apiProducts
    credentials {
      id
      clientId
      environment
      expiresAt
      expiresInDays
      state
    }
  }
`);

export const VERSION = graphql(`
  fragment VersionToLeave on IntegrationVersionToLeave @_unmask {
    key
    apiProduct
    version
    leaveBy
    replacedBy
    state
    applications
    lastCallOn
  }
`);

/** Calls are counted by day; credentials may change at any time. */
export const CREDENTIALS_CHANGED = graphql(
  `
    subscription CredentialsChanged($key: String!) {
      myIntegrationChanged(key: $key) {
        key
        applications {
          ...ApplicationUsed
        }
      }
    }
  `,
  [APPLICATION],
);

export const PORTAL_USAGE = graphql(
  `
    query PortalUsage($key: String!, $days: Int!, $environment: Environment) {
      ...MyKeys
      myIntegration(key: $key) {
        key
        title
        applications {
          ...ApplicationUsed
        }
        usage(days: $days) {
          from
          to
          breadth
          lastCallAt
          totals {
            calls
            errorRate
            throttled
            p50Ms
            p95Ms
          }
          environments {
            environment
            calls
            errorRate
            p95Ms
          }
          daily {
            day
            calls
            successes
            clientErrors
            throttled
            serverErrors
          }
          byOperation(environment: $environment) {
            ...OperationUsed
          }
          versionsToLeave {
            ...VersionToLeave
          }
        }
      }
    }
  `,
  [MY_KEYS, APPLICATION, OPERATION, VERSION],
);
