import { graphql } from '../../app/graphql/types';

/** What one may want to log on, those worked on last first. */
export const LOGGABLE = graphql(`
  query Loggable($filter: EngagementFilter!, $orderBy: EngagementOrder!) {
    engagements(first: 50, filter: $filter, orderBy: $orderBy) {
      nodes {
        id
        key
        title
      }
    }
  }
`);

/** What a line about one engagement can name. */
export const LOGGED_ON = graphql(`
  query LoggedOn($key: String!) {
    engagement(key: $key) {
      id
      key
      title
      timeZone
      version
      ballInCourt {
        party
      }
      milestones {
        id
        code
        title
        status
      }
      blockers {
        id
        reason
        severity
        resolvedAt
      }
    }
  }
`);

export const LOG_PROGRESS = graphql(`
  mutation LogProgress($input: LogProgressInput!) {
    logProgress(input: $input) {
      entry {
        id
        version
      }
      engagement {
        id
        version
        forecastGoLiveOn
      }
      forecastBefore
      forecastAfter
      healthBefore {
        score
        band
      }
      healthAfter {
        score
        band
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const PREVIEW_LOG = graphql(`
  mutation PreviewLog($input: LogProgressInput!) {
    logProgress(input: $input) {
      forecastBefore
      forecastAfter
      healthBefore {
        score
        band
      }
      healthAfter {
        score
        band
      }
      moved {
        beforeDue
        afterDue
        milestone {
          code
        }
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

/** Takes back a log: its minutes count no more, and its text is withdrawn. */
export const UNDO_LOG = graphql(`
  mutation UndoLog($input: CorrectProgressInput!) {
    correctProgress(input: $input) {
      progressEntry {
        id
        version
        minutes
        withdrawn
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);
