import { graphql } from '../../app/graphql/types';

export const USERS = graphql(`
  query AdminUsers($first: Int!, $after: String) {
    users(first: $first, after: $after) {
      nodes {
        id
        name
        email
        role
        partnerId
        engineerId
        createdAt
        deactivatedAt
        hasSignedIn
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const KEYS = graphql(`
  query AdminKeys($first: Int!, $after: String) {
    apiKeys(first: $first, after: $after) {
      nodes {
        id
        name
        partnerId
        createdAt
        expiresAt
        lastUsedAt
        revokedAt
        sent {
          accepted
          quarantined
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const JOBS = graphql(`
  query AdminJobs($first: Int!, $after: String) {
    jobs(first: $first, after: $after) {
      nodes {
        id
        queue
        name
        state
        attemptsMade
        failedReason
        finishedAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const QUARANTINE = graphql(`
  query AdminQuarantine($first: Int!, $after: String) {
    quarantine(first: $first, after: $after) {
      nodes {
        id
        receivedAt
        reason
        clientId
        host
        method
        path
        status
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const AUDIT = graphql(`
  query AdminAudit($first: Int!, $after: String) {
    auditLog(first: $first, after: $after) {
      nodes {
        id
        at
        action
        actor {
          kind
          name
        }
        subject {
          kind
          id
        }
        engagement {
          id
          key
        }
        partner {
          id
          name
        }
        changes
        previous
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
