import { graphql } from '../../app/graphql/types';

const ITEM = graphql(`
  fragment WorkRow on WorkItem {
    reason
    actionable
    goLiveEffectDays
    dueOn
    engagement {
      id
      key
      title
      version
      ballInCourt {
        party
      }
      partner {
        id
        name
      }
    }
    milestone {
      id
      code
      title
      status
      version
    }
    blocker {
      id
      severity
      party
      reason
      version
    }
    checklistItem {
      key
      title
    }
  }
`);

export const MY_WORK = graphql(
  `
    query MyWork($dueWithin: Int!) {
      myWork(dueWithin: $dueWithin) {
        overdueCount
        overdue {
          ...WorkRow
        }
        dueSoonCount
        dueSoon {
          ...WorkRow
        }
        readyCount
        ready {
          ...WorkRow
        }
        waitingOnMeCount
        waitingOnMe {
          ...WorkRow
        }
        blockedCount
        blocked {
          ...WorkRow
        }
        toReviewCount
        toReview {
          ...WorkRow
        }
      }
    }
  `,
  [ITEM],
);

export const WORK_ROW = ITEM;

export const MY_WORK_CHANGED = graphql(`
  subscription MyWorkChanged {
    myWorkChanged {
      at
    }
  }
`);
