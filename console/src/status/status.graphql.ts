import { graphql } from '../app/graphql/types';

export const STEP = graphql(`
  fragment StepOfStatus on IntegrationStep @_unmask {
    key
    title
    milestoneCode
    blockerId
    checklistCode
    apiProductSlug
    dueOn
    blocksGoLive
  }
`);

export const MILESTONE = graphql(`
  fragment MilestoneOfStatus on IntegrationMilestone @_unmask {
    id
    code
    title
    stage
    party
    status
    baselineDueOn
    forecastDueOn
    completedOn
    blocked
    blockedReason
  }
`);

/** What a partner user sees of where their integration stands. */
export const STATUS = graphql(
  `
    fragment StatusOfIntegration on Integration @_unmask {
      key
      title
      stage
      status
      percentComplete
      expectedResumeOn
      forecastGoLiveOn
      baselineGoLiveOn
      waitingOn
      waitingForYou {
        ...StepOfStatus
      }
      waitingForUs {
        ...StepOfStatus
      }
      milestones {
        ...MilestoneOfStatus
      }
    }
  `,
  [STEP, MILESTONE],
);
