import { graphql } from '../../app/graphql/types';

export const USERS = graphql(`
  query AdminUsers($filter: UserFilter!, $first: Int!, $after: String) {
    users(filter: $filter, first: $first, after: $after) {
      totalCount
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
  query AdminKeys($filter: ApiKeyFilter!, $first: Int!, $after: String) {
    apiKeys(filter: $filter, first: $first, after: $after) {
      totalCount
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
  query AdminJobs($queue: String, $state: JobState, $first: Int!, $after: String) {
    jobs(queue: $queue, state: $state, first: $first, after: $after) {
      totalCount
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
  query AdminQuarantine($filter: QuarantineFilter!, $first: Int!, $after: String) {
    quarantine(filter: $filter, first: $first, after: $after) {
      totalCount
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
  query AdminAudit($filter: AuditFilter!, $first: Int!, $after: String) {
    auditLog(filter: $filter, first: $first, after: $after) {
      nodes {
        id
        at
        action
        actor {
          id
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
          slug
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

/** One year of a region's calendar, and the regions that engagements have. */
export const CALENDAR = graphql(`
  query AdminCalendar($region: String!, $from: LocalDate!, $to: LocalDate!) {
    workWeek(region: $region)
    holidays(region: $region, from: $from, to: $to) {
      day
      name
    }
    portfolio(groupBy: REGION) {
      groups {
        key
      }
    }
  }
`);
